"""One thing: its facts with their sources, what is judged of it and why, its chain and its history."""
