"""A register of mandates over labelled batches: who is asked what, by when, by whom."""
