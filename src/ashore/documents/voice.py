"""How a document speaks: texts, amounts and dates in its language. Amounts come as JSON holds them, in yuan."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ashore import texts
from ashore.money import fen
from ashore.texts import Language, Message


@dataclass(frozen=True, slots=True)
class Voice:
    """A language to speak in."""

    language: Language

    def say(self, key: str, **facts: Any) -> str:
        """The text of a key of the documents catalogue, with its facts."""
        return texts.text(f"documents.{key}", self.language, **facts)

    def head(self, key: str) -> str:
        """The text of a key as a heading or a label begins: with a capital, where the language has them."""
        return capital(self.say(key))

    def tell(self, said: Message) -> str:
        """A message from the core."""
        return texts.render(said, self.language)

    def word(self, said: str | Message) -> str:
        """What the user typed as it is, or a message from the core."""
        return said if isinstance(said, str) else self.tell(said)

    def each(self, said: tuple[Message, ...]) -> list[str]:
        """Several messages; those that are empty in this language are left out."""
        return [words for words in map(self.tell, said) if words]

    def money(self, amount: str) -> str:
        """An amount of the JSON with its unit: ``1,799.65元``."""
        return texts.money(fen(amount), self.language)

    def date(self, day: str) -> str:
        """A date of the JSON as people write it."""
        return texts.long_date(dt.date.fromisoformat(day), self.language)

    def percent(self, rate: str) -> str:
        """A rate of the JSON as percent."""
        return texts.percent(Decimal(rate), self.language)


def capital(words: str) -> str:
    """The words with a capital at their beginning."""
    return words[:1].upper() + words[1:]


def number(amount: str) -> str:
    """An amount of the JSON for a table whose heading names the unit: ``1,799.65``."""
    return f"{Decimal(amount):,.2f}"
