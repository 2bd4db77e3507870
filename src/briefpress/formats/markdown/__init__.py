"""The Markdown of briefs: a small, closed dialect, read with the exact place of everything."""
