"""How many recommendations, outcomes, findings, actions, areas and responses a review has, in all and in its parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import NamedTuple

from briefgen.model.response import Action
from briefgen.model.review import Review


class Counts(NamedTuple):
    """How many there are: of all (none, where nothing is stated), and of each part that prose may mean."""

    all: frozenset[int]
    parts: frozenset[int]


def counted(review: Review) -> Mapping[str, Counts]:
    """Return the counts by noun. A recommendation may be an outcome, or one of the chair's own."""
    outcomes = tuple(_outcomes(review))
    chair = review.chair_response
    own = (len(chair.recommendations), len(chair.not_recommended)) if chair else ()
    sought = len(review.outcomes)
    return {
        "recommendation": _counts((sought, *own[:1]) if sought else (), (*outcomes, *own)),
        "outcome": _counts((sought,), outcomes),
        "finding": _counts((len(review.findings),), _findings(review)),
        "action": _counts((len(review.actions),), _actions(review)),
        "area": _counts((len(review.areas),), ()),
        "response": _counts((len(review.responses),), _responses(review)),
    }


def _counts(total: Iterable[int], parts: Iterable[int]) -> Counts:
    return Counts(frozenset(total) - {0}, frozenset(parts))


def _groups(keys: Iterable[Hashable]) -> tuple[int, ...]:
    return tuple(Counter(keys).values())


def _outcomes(review: Review) -> Iterable[int]:
    """Yield how many outcomes each area, response, theme and kind of response has."""
    yield from (len(area.outcomes) for area in review.areas)
    yield from (len(response.answers) for response in review.responses)
    yield from _groups(theme for outcome in review.outcomes for theme in outcome.themes)
    pairs = {(response.kind, name) for response in review.responses for name in response.answers}
    yield from _groups(kind for kind, _ in pairs)
    yield len({name for _, name in pairs})


def _findings(review: Review) -> Iterable[int]:
    """Yield how many findings each theme and each domain has."""
    yield from _groups(theme for finding in review.findings for theme in finding.themes)
    yield from _groups(finding.domain for finding in review.findings)


def _actions(review: Review) -> Iterable[int]:
    """Yield how many actions each response, area, status, scope and owner has; how many are done, open, not dropped."""
    actions = review.actions
    yield from (len(response.actions) for response in review.responses)
    yield from (sum(len(one.actions) for one in review.responses_in(area)) for area in review.areas)
    yield from _groups(action.status for action in actions)
    yield from _groups(action.scope for action in actions)
    yield from _groups(action.owner or action.asked_of for action in actions)
    yield _having(actions, "complete", "assured")
    yield _having(actions, "not-started", "in-progress", None)
    yield len(actions) - _having(actions, "superseded", "declined")


def _having(actions: Iterable[Action], *statuses: str | None) -> int:
    return sum(action.status in statuses for action in actions)


def _responses(review: Review) -> Iterable[int]:
    """Yield how many responses each kind, area and agency has."""
    yield from _groups(response.kind for response in review.responses)
    yield from _groups(response.from_agency for response in review.responses)
    yield from (len(review.responses_in(area)) for area in review.areas)
