"""Files of other laptops, looked at and merged."""
