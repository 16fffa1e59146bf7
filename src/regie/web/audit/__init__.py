"""Who did what, when, why and from where, for administrators."""
