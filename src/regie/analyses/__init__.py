"""One folder per question a municipality asks; each turns a landscape into results with reasons."""
