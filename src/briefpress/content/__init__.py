"""What authors write: the brief and what it shares, as a model; the loader and the editor."""
