"""From the project to files under ``build/``: which artifacts there are, what is out of date, and whole writes."""
