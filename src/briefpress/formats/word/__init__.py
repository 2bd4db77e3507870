"""Word files, written from a Document and read back."""
