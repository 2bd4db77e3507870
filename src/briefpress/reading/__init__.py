"""Text, YAML and CSV files read with the line and column of every value."""
