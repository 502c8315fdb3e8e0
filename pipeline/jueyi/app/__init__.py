"""``jueyi serve``: a page on this machine to read, search, compare and correct resolutions."""
