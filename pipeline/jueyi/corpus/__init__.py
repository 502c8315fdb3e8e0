"""What is learned from: the UN's texts, stand-off labels, readers."""
