"""The types of a case file's values: how each is read, written back, and described in the JSON Schema.

Read, an amount is in fen. Written back, an amount is in yuan: text with two places in JSON, a Decimal in Python
(from which the TOML writer makes a number), so that what is written reads as the same value.
"""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import (
    BeforeValidator,
    PlainSerializer,
    PlainValidator,
    SerializationInfo,
    WithJsonSchema,
)

from ashore.case.readers import (
    RHYTHMS,
    count,
    fraction,
    read_category,
    read_day,
    read_id,
    read_paper_kind,
    read_positive_yuan,
    read_rhythm,
    read_signed_yuan,
    read_step,
    read_switch,
    read_version,
    read_yuan,
    text_of,
)
from ashore.dates import Step
from ashore.household.model import Every as Rhythm
from ashore.money import Fen, yuan

LARGEST_YEARLY = Decimal(5)
LARGEST_DAILY = Decimal("0.0137")
"""What the yearly bound is a day. (0.05 typed for 0.05 % a day would be 1825 % a year: it must not pass.)"""

_RHYTHM_NAMES = {rhythm: name for name, rhythm in RHYTHMS.items()}
_STEP_PATTERN = r"([1-9]\d{0,3} *)?(month|week|day)s?"
_NUMBER = {"type": ["number", "string"], "minimum": 0}


def _write_yuan(fen: Fen, info: SerializationInfo) -> Any:
    return yuan(fen) if info.mode == "json" else Decimal(yuan(fen))


def _write_rhythm(rhythm: Rhythm) -> str:
    return _RHYTHM_NAMES.get(rhythm) or str(rhythm)


def _rate(kind: str, largest: Decimal) -> tuple[PlainValidator, PlainSerializer, WithJsonSchema]:
    return (
        PlainValidator(fraction(kind, largest)),
        PlainSerializer(lambda rate: f"{rate:f}", when_used="json"),
        WithJsonSchema({**_NUMBER, "description": f"a fraction of at most {largest:f}"}),
    )


def _whole(low: int, high: int) -> tuple[PlainValidator, WithJsonSchema]:
    schema = {"type": "integer", "minimum": low, "maximum": high}
    return PlainValidator(count(low, high)), WithJsonSchema(schema)


def _text(longest: int, *, lines: bool = False) -> tuple[PlainValidator, WithJsonSchema]:
    schema = {"type": "string", "maxLength": longest}
    return PlainValidator(text_of(longest, lines=lines)), WithJsonSchema(schema)


_YUAN = (
    PlainSerializer(_write_yuan),
    WithJsonSchema({**_NUMBER, "description": "yuan, at most two decimals"}),
)
_SIGNED_YUAN = (
    PlainSerializer(_write_yuan),
    WithJsonSchema({"type": _NUMBER["type"], "description": "yuan, at most two decimals"}),
)

Yuan: TypeAlias = Annotated[Fen, PlainValidator(read_yuan), *_YUAN]
PositiveYuan: TypeAlias = Annotated[Fen, PlainValidator(read_positive_yuan), *_YUAN]
SignedYuan: TypeAlias = Annotated[Fen, PlainValidator(read_signed_yuan), *_SIGNED_YUAN]

YearlyRate: TypeAlias = Annotated[Decimal, *_rate("yearly", LARGEST_YEARLY)]
DailyRate: TypeAlias = Annotated[Decimal, *_rate("daily", LARGEST_DAILY)]
PeriodRate: TypeAlias = Annotated[Decimal, *_rate("period", Decimal("0.5"))]
Share: TypeAlias = Annotated[Decimal, *_rate("share", Decimal(1))]
Multiplier: TypeAlias = Annotated[Decimal, *_rate("multiplier", Decimal(10))]

InstalmentCount: TypeAlias = Annotated[int, *_whole(1, 999)]
People: TypeAlias = Annotated[int, *_whole(0, 30)]
MonthDay: TypeAlias = Annotated[int, *_whole(1, 31)]
GraceDays: TypeAlias = Annotated[int, *_whole(0, 90)]
MonthCount: TypeAlias = Annotated[int, *_whole(0, 360)]
Horizon: TypeAlias = Annotated[int, *_whole(1, 360)]
DayCountLate: TypeAlias = Annotated[int, *_whole(0, 9999)]

Day: TypeAlias = Annotated[
    dt.date,
    PlainValidator(read_day),
    PlainSerializer(dt.date.isoformat, when_used="json"),
    WithJsonSchema({"type": "string", "format": "date"}),
]
Switch: TypeAlias = Annotated[
    bool, PlainValidator(read_switch), WithJsonSchema({"type": "boolean"})
]
Line: TypeAlias = Annotated[str, *_text(100)]
Note: TypeAlias = Annotated[str, *_text(40)]
Story: TypeAlias = Annotated[str, *_text(2000, lines=True)]
Category: TypeAlias = Annotated[
    str,
    PlainValidator(read_category),
    WithJsonSchema({"type": "string", "description": "a key of data/categories.toml"}),
]
PaperKind: TypeAlias = Annotated[
    str,
    PlainValidator(read_paper_kind),
    WithJsonSchema({"type": "string", "description": "an id of data/materials"}),
]
DebtId: TypeAlias = Annotated[
    str,
    PlainValidator(read_id),
    WithJsonSchema({"type": "string", "pattern": r"^\w[\w-]{0,39}$"}),
]
Distance: TypeAlias = Annotated[
    Step,
    PlainValidator(read_step),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "pattern": f"^{_STEP_PATTERN}$"}),
]
Every: TypeAlias = Annotated[
    Rhythm,
    PlainValidator(read_rhythm),
    PlainSerializer(_write_rhythm),
    WithJsonSchema({"type": "string", "pattern": f"^({'|'.join(RHYTHMS)}|{_STEP_PATTERN})$"}),
]
SchemaVersion: TypeAlias = Annotated[Literal[1], BeforeValidator(read_version)]
