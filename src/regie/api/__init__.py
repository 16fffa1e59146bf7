"""The API: addresses, what goes in and out, and the document that says so. It parses, calls an action, and shows."""
