"""Help per screen, short and searchable, with the keys one can use."""
