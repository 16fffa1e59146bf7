"""The municipalities of this installation, for who administers the installation."""
