"""Finished files read back and held against the Documents they were made from."""
