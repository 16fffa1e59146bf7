"""How far long work is, and what came of it."""
