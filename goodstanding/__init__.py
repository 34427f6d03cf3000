"""Good Standing."""
