"""The installation: settings from the environment, and the addresses of pages and API together."""
