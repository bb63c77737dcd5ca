"""Tables of text cells: read from the files that people bring, whatever the columns mean."""
