"""What to ask when a contract is tendered again: to read, and to take along as a document."""
