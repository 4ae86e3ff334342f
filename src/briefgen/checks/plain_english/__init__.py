"""Whether readers understand it at once."""
