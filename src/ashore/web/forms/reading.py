"""Between what a person types and what the document holds: ``2万`` and ``"20000.00"``, ``年化14.6%`` and ``"0.146"``.

What is drawn into an input reads as the value it was drawn from, in every language.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from ashore.case.interview.answers import move, read_answer
from ashore.case.interview.graph import Question
from ashore.case.masking import COVERED, mask
from ashore.money import Fen, MoneyError, parse_yuan, yuan
from ashore.problems import RefusedError
from ashore.texts import Language, text
from ashore.web.forms.leaves import check, is_covered, options
from ashore.web.forms.sections import YES, Field, Group, Kind, token

_NUMBER = re.compile(r"(\d+(?:\.\d+)?|\.\d+)\s*(%?)")
_MULTIPLIER = re.compile(r"(\d+(?:\.\d+)?)\s*(?:倍|times|x)?")
_MOST = 9999


def read(group: Group, field: Field, raw: str, day: dt.date) -> dict[str, Any]:
    """The values that an answer means, by key, as the document holds them; none where it is not known.

    Raises:
        RefusedError: it cannot be read.
    """
    typed = raw.replace("\r\n", "\n").strip()
    if not typed or (field.kind != "story" and move(typed) == "unknown"):
        return {}
    if field.kind in ("choice", "switch"):
        return {field.keys[0]: _chosen(group, field, typed)}
    if field.kind == "rate":
        key, rate = _asked("rate", typed, day)
        return {key: _plain(rate)}
    value = _READERS[field.kind](typed, day)
    if value == "":  # nothing but what cannot be seen
        return {}
    if COVERED in typed and is_covered(group, field):
        raise RefusedError("web_tell.refused.covered")
    check(group, field.keys[0], value)
    return {field.keys[0]: value}


def shown(group: Group, field: Field, values: Mapping[str, Any], language: Language) -> str:
    """What stands in the input: as :func:`drawn`, with a person's numbers covered but for their end."""
    said = drawn(field, values, language)
    return mask(said, "number") if is_covered(group, field) else said


def drawn(field: Field, values: Mapping[str, Any], language: Language) -> str:
    """The values a document holds as a person would type them; "" where there are none.

    A value that the field's kind cannot be (a document from elsewhere may hold any) stands there as it is.
    """
    for key in field.keys:
        if values.get(key) is not None:
            try:
                return _DRAWERS[field.kind](values[key], key, language)
            except (MoneyError, InvalidOperation):
                return str(values[key])
    return ""


def amount(raw: str, day: dt.date) -> Fen | None:
    """An amount by itself, None where it is not known.

    Raises:
        RefusedError: it cannot be read.
    """
    return None if move(raw) == "unknown" else _asked("amount", raw, day)


def whole_number(raw: str, largest: int) -> int | None:
    """A number up to ``largest`` by itself, None where it is not known.

    Raises:
        RefusedError: it cannot be read.
    """
    if move(raw) == "unknown":
        return None
    question = Question(id="", kind="count", next="", largest=largest)
    found: int = read_answer(question, raw, dt.date.min, lambda _question: None)
    return found


def _chosen(group: Group, field: Field, typed: str) -> Any:
    # Which debts there are only the document knows; an id that is none of them is told as a problem of the case.
    if field.options != "debts" and typed not in options(group, field):
        raise RefusedError("web_tell.refused.choice")
    return typed == YES if field.kind == "switch" else typed


def _asked(kind: Any, typed: str, day: dt.date) -> Any:
    """What the interview reads as an answer to a question of a kind; how answers go together is the case's affair."""
    question = Question(id="", kind=kind, next="", largest=_MOST)
    return read_answer(question, typed, day, lambda _question: None)


def _share(typed: str, _day: dt.date) -> str:
    match = _NUMBER.fullmatch(_ascii(typed))
    if match is None:
        raise RefusedError("web_tell.refused.share")
    number, percent = Decimal(match[1]), bool(match[2])
    if number == 1 and not percent:
        raise RefusedError("web_tell.refused.share_unclear")
    share = number / 100 if percent or number > 1 else number
    if share > 1:
        raise RefusedError("web_tell.refused.share")
    return _plain(share)


def _multiplier(typed: str, _day: dt.date) -> str:
    match = _MULTIPLIER.fullmatch(_ascii(typed))
    if match is None:
        raise RefusedError("web_tell.refused.multiplier")
    return _plain(Decimal(match[1]))


def _whole(typed: str, day: dt.date) -> Any:
    try:
        return _asked("count", typed, day)
    except RefusedError:  # the limits are the schema's
        raise RefusedError("web_tell.refused.whole") from None


def _rate_by(unit: str, words: tuple[str, ...]) -> Callable[[str, dt.date], str]:
    """A reader of rates that are of one unit, whether or not it is typed."""

    def read_one(typed: str, day: dt.date) -> str:
        said = typed if any(word in typed.lower() for word in words) else unit + typed
        return _plain(_asked("rate", said, day)[1])

    return read_one


def _ascii(typed: str) -> str:
    return unicodedata.normalize("NFKC", typed).strip().lower()


def _plain(number: Decimal) -> str:
    return f"{number:f}"


def _short(number: Decimal) -> str:
    """A number without zeros at its end."""
    said = f"{number:f}"
    return said.rstrip("0").rstrip(".") if "." in said else said


def _percent(value: Any, _key: str, _language: Language) -> str:
    return _short(Decimal(str(value)) * 100) + "%"


def _rate(value: Any, key: str, language: Language) -> str:
    percent = _percent(value, key, language)
    return text(f"web_tell.drawn.{key}", language, percent=percent)


_READERS: Mapping[Kind, Callable[[str, dt.date], Any]] = {
    "amount": lambda typed, day: yuan(_asked("amount", typed, day)),
    "yearly": _rate_by("年", ("年", "year", "annual", "apr")),
    "daily": _rate_by("日", ("日", "天", "day", "daily")),
    "fee": lambda typed, day: _plain(_asked("fee", typed, day)),
    "share": _share,
    "multiplier": _multiplier,
    "date": lambda typed, day: _asked("date", typed, day).isoformat(),
    "count": _whole,
    "text": lambda typed, day: _asked("text", typed, day),
    "story": lambda typed, _day: typed,
}
_DRAWERS: Mapping[Kind, Callable[[Any, str, Language], str]] = {
    "choice": lambda value, _key, _language: token(value),
    "switch": lambda value, _key, _language: token(value),
    "amount": lambda value, _key, _language: yuan(parse_yuan(value)).removesuffix(".00"),
    "rate": _rate,
    "yearly": _percent,
    "daily": _percent,
    "fee": _percent,
    "share": _percent,
    "multiplier": lambda value, _key, _language: _short(Decimal(str(value))),
    "date": lambda value, _key, _language: str(value),
    "count": lambda value, _key, _language: str(value),
    "text": lambda value, _key, _language: str(value),
    "story": lambda value, _key, _language: str(value),
}
