"""Formulas over figures: arithmetic with units, in decimals, and nothing else. No text is ever run as a program."""
