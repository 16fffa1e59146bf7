"""The nouns of a digital estate as frozen values; unknown is a value of its own. No input or output."""
