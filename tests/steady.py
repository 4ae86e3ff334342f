"""How Hypothesis is run here: the same examples each time, on any machine, however slow it is."""

from __future__ import annotations

from hypothesis import HealthCheck, settings


def steady(examples: int = 100) -> settings:
    """Return settings for a test of so many examples."""
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(
        max_examples=examples, derandomize=True, database=None, deadline=None, suppress_health_check=slow
    )  # fmt: skip
