"""What is asked about laptops."""
