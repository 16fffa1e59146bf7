"""What others look for at an agreed address."""
