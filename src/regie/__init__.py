"""regie: a municipality takes back control of its digital estate.

`import regie` offers one function per command; this module only names them (see `actions`).
"""
