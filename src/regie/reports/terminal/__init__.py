"""Results on a terminal: tables and colours that degrade to plain text when piped."""
