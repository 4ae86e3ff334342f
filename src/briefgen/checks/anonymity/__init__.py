"""What could identify someone: in the YAML, in the review as it is told, in every made file."""
