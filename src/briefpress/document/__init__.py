"""The Document: the typed tree that both writers read."""
