"""Native charts of Word: their parts, their workbooks, and how they are read back."""
