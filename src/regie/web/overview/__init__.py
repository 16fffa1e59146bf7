"""Where do we stand, on one page."""
