"""What changed from one resolution to the next: paragraphs aligned, and what differs in each."""
