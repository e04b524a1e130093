"""The drawings of the papers, on the pages: the same functions make both, from the same JSON."""

import datetime as dt
from typing import Any, TypeAlias

from ashore.documents import charts
from ashore.documents.overview.outlook import _COURSES as COURSES
from ashore.documents.overview.outlook import _drawing
from ashore.documents.overview.owed import _parts_drawn
from ashore.documents.overview.planned import balance_points
from ashore.documents.overview.surplus import _flow
from ashore.documents.voice import Voice, fen
from ashore.texts import Language

__all__ = ["COURSES", "balance", "flow", "outlook", "parts"]

Json: TypeAlias = dict[str, Any]


def parts(position: Json, language: Language) -> str:
    """What is owed, a bar a debt, split by its parts."""
    return _parts_drawn(position["debts"], Voice(language)).svg


def flow(budget: Json, language: Language) -> str:
    """Money in, money out, and what is left."""
    return _flow(budget, Voice(language)).svg


def outlook(position: Json, language: Language) -> str:
    """Where the courses that are known lead; empty where none is."""
    totals, as_of = position["totals"], dt.date.fromisoformat(position["as_of"])
    courses = [course for course in COURSES if totals[course]]
    return _drawing(totals, courses, as_of, Voice(language))[0] if courses else ""


def balance(position: Json, plan: Json, language: Language) -> str:
    """How what is owed goes down while a plan is kept."""
    voice, label = Voice(language), "overview.plan."
    points = balance_points(dt.date.fromisoformat(position["as_of"]), plan)
    total = position["totals"]["total"]
    start, end = points[0].day, points[-1].day
    return charts.balance_line(
        voice.say(f"{label}chart"),
        voice.say(f"{label}chart-desc", start=start, total=fen(total), end=end),
        points,
        voice.money(total),
        (voice.date(start.isoformat()), voice.date(end.isoformat())),
    )
