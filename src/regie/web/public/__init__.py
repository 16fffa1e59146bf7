"""The page for council and citizens, and publishing it."""
