"""What things are and mean. Plain Python that knows no Qt, no SQL and no files."""
