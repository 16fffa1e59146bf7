"""What a plan is asked: goals as aims, places that are allowed, and steps settled by hand."""
