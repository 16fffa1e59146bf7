"""The owners named in the landscape, and the links by which they answer without an account."""
