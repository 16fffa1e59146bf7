"""What somebody owns that needs an answer, given in its place, with or without an account."""
