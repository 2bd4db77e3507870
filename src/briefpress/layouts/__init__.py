"""From a localized brief and a layout to a Document."""
