"""Languages: numbers, dates and figures in words, labels, catalogues, and the brief in one language."""
