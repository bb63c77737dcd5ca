"""Laptops of a coalition and the files between them."""
