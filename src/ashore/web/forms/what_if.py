"""What is supposed as a form: read from an address, and drawn with what was typed. Debts and assets go by place."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeAlias

from django.http import QueryDict

from ashore.case.interview.graph import END, Question
from ashore.money import Fen, yuan
from ashore.planning.aims import AIMS
from ashore.problems import RefusedError
from ashore.texts import Language, render
from ashore.web.forms.terms import read
from ashore.workout import Workout
from ashore.workout.what_if import MOST_MONTHS, WhatIf

Json: TypeAlias = dict[str, Any]
Problems: TypeAlias = dict[str, str]
"""What is wrong, by the name of a field."""

_AMOUNTS = ("most", "buffer")
_SURE = ("0.7", "0.8", "0.9", "0.95")
_MONTHS = tuple(str(count) for count in range(MOST_MONTHS + 1))
_QUESTION = Question("amount", "amount", END)


def supposed(
    typed: QueryDict, work: Workout, today: dt.date, language: Language
) -> tuple[WhatIf, Problems]:
    """What an address supposes, and what is wrong with it; what the form cannot say is not heard."""
    amounts: dict[str, Fen] = {}
    problems: Problems = {}
    for name in _AMOUNTS:
        raw = typed.get(name, "").strip()
        try:
            if raw:
                amounts[name] = read(_QUESTION, raw, today)
        except RefusedError as refused:
            problems[name] = render(refused.said, language)
    months, sure = typed.get("months"), typed.get("sure")
    asked = WhatIf(
        most_a_month=amounts.get("most"),
        sure=Decimal(sure) if sure in _SURE else None,
        aim=next((aim for aim in AIMS if aim == typed.get("aim")), None),
        buffer=amounts.get("buffer"),
        months_without_income=int(months) if months in _MONTHS else 0,
        refused=tuple(
            debt.entry.id
            for number, debt in enumerate(work.debts, 1)
            if _is_ticked(typed, "refused", number)
        ),
        sold=tuple(
            number - 1
            for number, asset in enumerate(work.case.asset, 1)
            if asset.realisable and _is_ticked(typed, "sold", number)
        ),
    )
    return asked, problems


def drawn(typed: QueryDict, work: Workout, problems: Mapping[str, str]) -> Json:
    """The form as the template draws it."""
    return {
        "fields": [
            {
                "name": name,
                "value": typed.get(name, ""),
                "label": f"web_what_if.{name}",
                "hint": f"web_what_if.{name}_hint",
                "mode": "decimal",
                "problem": problems.get(name, ""),
            }
            for name in _AMOUNTS
        ],
        "wrong": len(problems),
        "sure": [{"value": value, "chosen": typed.get("sure") == value} for value in _SURE],
        "aims": [{"value": value, "chosen": typed.get("aim") == value} for value in AIMS],
        "months": [
            {"count": int(value), "chosen": typed.get("months", "0") == value} for value in _MONTHS
        ],
        "debts": [
            {
                "number": number,
                "name": debt.name(work.language),
                "chosen": _is_ticked(typed, "refused", number),
            }
            for number, debt in enumerate(work.debts, 1)
        ],
        "assets": [
            {
                "number": number,
                "name": asset.name,
                "brings": yuan(asset.realisable),
                "chosen": _is_ticked(typed, "sold", number),
            }
            for number, asset in enumerate(work.case.asset, 1)
            if asset.realisable
        ],
    }


def _is_ticked(typed: QueryDict, name: str, number: int) -> bool:
    return str(number) in typed.getlist(name)
