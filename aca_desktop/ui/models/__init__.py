"""Qt's models: of the list of organisations, a page of rows at a time, and of any short list of records."""
