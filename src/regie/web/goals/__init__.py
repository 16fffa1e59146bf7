"""Goals: every reading with its sentence, its figures over time, and the rows it counts."""
