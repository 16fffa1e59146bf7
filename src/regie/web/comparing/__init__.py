"""Two days beside each other: of one thing, and of the whole landscape with its goals."""
