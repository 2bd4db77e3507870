"""Brands: their file under the names of brand.yml, their logos and fonts."""
