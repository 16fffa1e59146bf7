"""Decision tables: read them, try a case, edit a draft, see its effect, publish it."""
