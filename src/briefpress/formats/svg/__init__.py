"""Charts as SVG: drawn with the layout's fonts and the numbers of the language; one module for each kind of mark."""
