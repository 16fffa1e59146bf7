"""What stands behind a number of an overview: the things it counts."""
