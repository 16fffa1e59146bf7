"""Adding a thing, and taking one away."""
