"""Learning briefs and chair responses for safeguarding partnerships, from one YAML file a review."""

__version__ = "0.1.0"
