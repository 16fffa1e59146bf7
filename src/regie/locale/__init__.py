"""Words and numbers in the reader's language. The lowest floor: it knows no noun and no rule."""
