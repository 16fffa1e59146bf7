"""What the site keeps: landscapes per municipality, every change with who and why, and computed results (Django ORM).

Only `actions` and the shells' sign-in come here; no query runs without the municipality it is for.
"""
