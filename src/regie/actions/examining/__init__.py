"""What can be wrong with an installation, one file a subject. Each looks and tells; none changes anything."""
