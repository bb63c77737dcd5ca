"""Controls to type or choose in."""
