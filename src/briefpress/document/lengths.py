"""How long the units of print are, in each other: points of 1/72 inch, millimetres, and pixels of CSS (1/96 inch)."""

POINTS_PER_MM = 72 / 25.4
PIXELS_PER_MM = 96 / 25.4
POINTS_PER_PIXEL = 72 / 96
