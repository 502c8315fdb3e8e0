"""Whom an act is directed at: its end, its parties, their classes."""
