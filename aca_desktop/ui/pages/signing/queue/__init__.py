"""The queue at the table."""
