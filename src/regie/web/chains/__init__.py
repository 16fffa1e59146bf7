"""The chain around one thing as a picture with its sentence and its table: a page of its own, and a part of others."""
