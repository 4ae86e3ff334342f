"""Whether everyone can read it: Word files, pages, and the colours of the style."""
