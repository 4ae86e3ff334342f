"""An index of the forbidden names by what marks them: of thousands only those that may be there are looked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefgen.anonymity.folding import View
from briefgen.anonymity.forms import marks


class Index:
    """The names by the words, beginnings and ends of words, and pieces that mark them; each is known by its number."""

    def __init__(self, names: Sequence[str]) -> None:
        """Index names, once for a list."""
        self._kinds: tuple[dict[str, list[int]], ...] = ({}, {}, {}, {})
        for number, name in enumerate(names):
            for kind, keys in zip(self._kinds, marks(name), strict=True):
                for key in keys:
                    kind.setdefault(key, []).append(number)

    def maybe(self, views: Iterable[View]) -> list[int]:
        """Return the numbers of the names that may stand in a text, in order."""
        return sorted({number for view in views for number in self._in(view)})

    def _in(self, view: View) -> Iterator[int]:
        words, begins, ends, pieces = self._kinds
        for word in view.words:
            yield from words.get(word, ())
            for length in range(1, len(word) + 1):
                yield from begins.get(word[:length], ())
                yield from ends.get(word[-length:], ())
        for piece, numbers in pieces.items():
            if piece in view.listed:
                yield from numbers
