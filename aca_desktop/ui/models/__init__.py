"""Qt's models over what services list. A model holds a page of rows at a time, never all of them."""
