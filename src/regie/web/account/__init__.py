"""One's own account: another password, the parts one has, signing out everywhere."""
