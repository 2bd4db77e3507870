"""Briefpress: one briefing in many languages and layouts, as PDF and as Word."""
