"""What stops if one falls away, is sanctioned or is bought: composed, shown, and every single failure ranked."""
