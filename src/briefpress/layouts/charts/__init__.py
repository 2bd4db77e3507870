"""Charts and timelines composed: figures under common keys, axes, tables of values."""
