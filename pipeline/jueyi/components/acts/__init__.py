"""Which candidates are acts of the organ."""
