"""What a document says, as plain records, and what checking one finds."""
