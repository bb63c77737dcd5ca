"""Samples, made as a coalition would make them."""
