"""What a coalition says of itself, its declarations, and the network that it belongs to."""
