"""The route on the site: a plan is asked for, made in the background, kept by name, changed by hand and followed."""
