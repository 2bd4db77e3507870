"""PDF through WeasyPrint: written, and read back."""
