"""Checks for editors: citations that cannot be right."""
