"""What takes the place of the steps for a moment."""
