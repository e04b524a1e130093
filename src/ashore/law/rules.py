"""Dated rules: what a law, a standard or a convention says, with its source, its dates and its force.

One rule is one file, ``data/rules/<topic>/<id>.toml``; its title and summary are texts (``rules.<id>.title``,
``rules.<id>.summary``). A rule always answers, also past its end or long after it was last checked:
:func:`status` says so. ``docs/facts.md`` describes the fields.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from ashore.data import read_toml, resource
from ashore.law.staleness import STALE_AFTER_DAYS, Status, status_between
from ashore.texts import Message, message

Confidence: TypeAlias = Literal["high", "medium", "low"]


class Force(StrEnum):
    """What kind of instrument a rule is, and so how far it binds."""

    LAW = "law"
    REGULATION = "regulation"
    POLICY = "policy"
    GUIDANCE = "guidance"
    STANDARD = "standard"
    CONVENTION = "convention"
    WARNING = "warning"
    CHANNEL = "channel"
    CONTRACT = "contract"
    DRAFT = "draft"
    NOTE = "note"

    @property
    def label(self) -> Message:
        """The force in words for people."""
        return message(f"law.force.{self}")

    @property
    def short(self) -> Message:
        """The force in a word, for tables."""
        return message(f"law.force-short.{self}")


_NOT_CITABLE = (Force.DRAFT, Force.NOTE)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    ``effective_from`` None: the first day is not verified. ``effective_to`` None: no end is known. ``params``
    are the rule's figures as the file has them: whole numbers, decimal texts, dates, lists.
    """

    id: str
    topic: str
    force: Force
    issuer: str
    doc: str
    article: str | None
    effective_from: date | None
    effective_to: date | None
    source: str
    url: str | None
    evidence: tuple[str, ...]
    verified: bool
    confidence: Confidence
    last_checked: date
    note: str
    params: Mapping[str, Any] = field(hash=False)

    @property
    def title(self) -> Message:
        """The rule in a few words."""
        return message(f"rules.{self.id}.title")

    @property
    def summary(self) -> Message:
        """What the rule says, in plain words; not the text of the law."""
        return message(f"rules.{self.id}.summary")

    @property
    def starts(self) -> date | None:
        """The first day in force; the day of publication where only that is known; None where neither is."""
        published: date | None = self.params.get("published")
        return self.effective_from or published

    @property
    def phones(self) -> tuple[str, ...]:
        """The telephone numbers of a channel, and only of a verified one."""
        return tuple(self.params.get("phone", ())) if self.verified else ()

    def number(self, name: str) -> Decimal:
        """A figure of the rule, exactly as the file states it (a ``_pct`` is in percent)."""
        return Decimal(self.params[name])


@cache
def rule(identity: str) -> Rule:
    """The rule of this id; reads its file only.

    Raises:
        KeyError: there is no such rule.
    """
    return _read(_paths()[identity])


def all_rules() -> tuple[Rule, ...]:
    """Every rule, by topic and id."""
    return tuple(rule(identity) for identity in _paths())


def rules_on(topic: str) -> tuple[Rule, ...]:
    """The rules of one topic (a folder of ``data/rules``), by id."""
    return tuple(
        rule(identity) for identity, path in _paths().items() if path.split("/")[1] == topic
    )


def in_force(asked: Rule, on: date) -> bool:
    """Whether the rule was in force on a day. A draft never is; an unknown first day counts as past."""
    if asked.force is Force.DRAFT:
        return False
    begun = asked.starts is None or on >= asked.starts
    return begun and (asked.effective_to is None or on <= asked.effective_to)


def citable(asked: Rule) -> bool:
    """Whether the rule may be stated to a lender: verified, and neither a draft nor our own note."""
    return asked.verified and asked.force not in _NOT_CITABLE


def status(asked: Rule, as_of: date, stale_after_days: int = STALE_AFTER_DAYS) -> Status:
    """Where the rule stands on a day; a draft is not in force yet."""
    if asked.force is Force.DRAFT:
        return Status.NOT_YET
    return status_between(
        asked.starts, asked.effective_to, asked.last_checked, as_of, stale_after_days
    )


def standing(asked: Rule, as_of: date) -> str:
    """Where the rule stands in one word: ``draft``, ``unverified``, otherwise its :class:`Status` on the day."""
    if asked.force is Force.DRAFT:
        return "draft"
    return status(asked, as_of) if asked.verified else "unverified"


def status_message(asked: Rule, as_of: date) -> Message:
    """One sentence that says whether the rule still applies, or why it may not."""
    found = standing(asked, as_of)
    if found == "current" and asked.effective_from is None:
        found = "current-start-unknown"
    return message(
        f"law.status.{found}",
        checked=asked.last_checked,
        starts=asked.starts,
        ends=asked.effective_to,
    )


@cache
def _paths() -> dict[str, str]:
    """Where each rule stands: names only, nothing is parsed."""
    folders = sorted(resource("rules").iterdir(), key=lambda folder: folder.name)
    return {
        name.removesuffix(".toml"): f"rules/{folder.name}/{name}"
        for folder in folders
        for name in sorted(entry.name for entry in folder.iterdir())
    }


def _read(path: str) -> Rule:
    data = read_toml(path)
    return Rule(
        id=data["id"],
        topic=data["topic"],
        force=Force(data["force"]),
        issuer=data["issuer"],
        doc=data["doc"],
        article=data.get("article"),
        effective_from=_known(data["effective_from"]),
        effective_to=_known(data["effective_to"]),
        source=data["source"],
        url=data.get("url"),
        evidence=tuple(data["evidence"]),
        verified=data["verified"],
        confidence=data["confidence"],
        last_checked=data["last_checked"],
        note=data.get("note", ""),
        params=MappingProxyType(data.get("params", {})),
    )


def _known(written: date | Literal["unknown", "open"]) -> date | None:
    """A date of a rule file; "unknown" and "open" must be written out, so that nobody forgets one."""
    return written if isinstance(written, date) else None
