"""On whom do we depend: directly and through the chain side by side."""
