"""The plain-text form: a folder of YAML or JSON, one file a noun, that diffs well in git."""
