"""One file per thing a person can do. The command line, notebooks and later pages call the same."""
