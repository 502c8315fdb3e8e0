"""The components as spaCy pipes."""
