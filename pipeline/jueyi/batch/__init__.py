"""Many documents: what a user names, workers, a journal, and what became of each."""
