"""Whether a document and its files are whole and in order."""
