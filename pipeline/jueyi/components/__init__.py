"""Text to acts: candidates, the models that decide, the labeller, and the same as spaCy pipes."""
