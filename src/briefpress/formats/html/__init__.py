"""HTML for print: what WeasyPrint reads. Written only, never read back."""
