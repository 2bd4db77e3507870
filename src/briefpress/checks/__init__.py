"""What an editor would check: text, figures and translations against each other."""
