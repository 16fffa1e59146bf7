"""What people decide beside a model's outcome, and the model's own reasoning for one application."""
