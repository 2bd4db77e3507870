"""The work of translators: catalogues kept up to the source text."""
