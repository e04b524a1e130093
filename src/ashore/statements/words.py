"""Words found in a text, many at once."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from operator import add
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

_DIGITS = "0123456789"
_ORDER = 6
"""Digits from which on a number at the end of a text is that of an order."""


def without_order(text: str) -> str:
    """A text without the number of an order at its end, which tells nothing and makes each text another."""
    bare = text.rstrip(_DIGITS)
    return bare if len(text) - len(bare) >= _ORDER else text


class Hit(NamedTuple, Generic[T]):
    """A word in a text: what it stands for, the word, and where it ends."""

    meaning: T
    word: str
    end: int


class Words(Generic[T]):
    """Words with what each stands for. Upper and lower case are the same; of a word given twice the first counts."""

    def __init__(self, meanings: Iterable[tuple[T, Iterable[str]]]) -> None:
        self._meanings: dict[str, T] = {}
        for meaning, words in meanings:
            for word in words:
                self._meanings.setdefault(word.lower(), meaning)
        self._by_start: dict[str, list[str]] = {}
        for word in sorted(self._meanings, key=len, reverse=True):
            self._by_start.setdefault(word[:2], []).append(word)
        self._beginnings = dict(_beginnings(self._meanings))

    def hits(self, text: str) -> Iterator[Hit[T]]:
        """The words in a text from left to right, without those that lie within another."""
        text = text.lower()
        by_start, reached = self._by_start, 0
        if by_start.keys().isdisjoint(chain(text, map(add, text, text[1:]))):
            return  # most texts, told without a loop of our own
        for start in range(len(text)):
            for word in by_start.get(text[start : start + 2], ()):
                if text.startswith(word, start):
                    break
            else:
                word = text[start]
                if word not in by_start:
                    continue
            end = start + len(word)
            if end > reached:
                reached = end
                yield Hit(self._meanings[word], word, end)

    def find(self, text: str) -> Hit[T] | None:
        """The longest word in a text, and of the equally long the first; None where it holds none."""
        return max(self.hits(text), key=lambda one: len(one.word), default=None)

    def begun(self, text: str) -> Hit[T] | None:
        """The word that a text breaks off in, as banks cut texts; more than half of it must be there."""
        text = text.lower()
        for start in range(len(text) - 1):
            meaning = self._beginnings.get(text[start:])
            if meaning is not None:
                return Hit(meaning, text[start:], len(text))
        return None


def _beginnings(meanings: Mapping[str, T]) -> Iterator[tuple[str, T]]:
    """Beginnings of words that begin words of one meaning only."""
    found: dict[str, set[T]] = {}
    for word, meaning in meanings.items():
        for end in range(max(2, len(word) // 2 + 1), len(word)):
            found.setdefault(word[:end], set()).add(meaning)
    return ((begun, one.pop()) for begun, one in found.items() if len(one) == 1)
