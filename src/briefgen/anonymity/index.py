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
        self._lengths = tuple(sorted({len(key) for key in kind}) for kind in self._kinds)

    def maybe(self, views: Iterable[View]) -> list[int]:
        """Return the numbers of the names that may stand in a text, in order."""
        return sorted({number for view in views for number in self._in(view)})

    def _in(self, view: View) -> Iterator[int]:
        words, begins, ends, pieces = self._kinds
        _, lengths_of_begins, lengths_of_ends, _ = self._lengths
        for word in view.words & words.keys():
            yield from words[word]
        for length in lengths_of_begins:
            for key in {word[:length] for word in view.words} & begins.keys():
                yield from begins[key]
        for length in lengths_of_ends:
            for key in {word[-length:] for word in view.words} & ends.keys():
                yield from ends[key]
        for piece, numbers in pieces.items():
            if piece in view.listed:
                yield from numbers
