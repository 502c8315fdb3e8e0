"""Source to Resolution: lines, notes, numbers, paragraphs, what a document says of itself."""
