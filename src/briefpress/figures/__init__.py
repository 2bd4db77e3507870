"""The figure register: every number once, with unit, date and source; formulas over them."""
