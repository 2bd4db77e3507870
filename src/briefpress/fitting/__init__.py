"""How an output fills its pages: which scale its type has, what is left out, what may come in."""
