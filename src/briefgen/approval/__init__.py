"""Who approved what: recorded in the YAML, bound to the very words, and taken into account until they change."""
