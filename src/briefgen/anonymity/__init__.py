"""What could identify a person: the forbidden list, the shapes of identifiers, the texts that a file holds."""
