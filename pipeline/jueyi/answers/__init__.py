"""What hangs on a document's acts: citations, entities, times, reports. Pure functions of text."""
