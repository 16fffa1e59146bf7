"""Search everything: one page of results, and suggestions while somebody types."""
