"""Findings and comparisons as the JSON of DESIGN: yuan as text, dates ISO, sentences in the user's language."""

from collections.abc import Iterable, Mapping
from typing import Any

from ashore.law.audit.claim import Comparison
from ashore.law.audit.finding import Finding
from ashore.law.rules import rule
from ashore.money import Fen, yuan
from ashore.texts import Language, render


def findings_json(findings: Iterable[Finding], language: Language) -> list[dict[str, Any]]:
    """The findings with the force of their rule; ``force`` is null where the matter is arithmetic alone."""
    return [_finding_json(finding, language) for finding in findings]


def _finding_json(finding: Finding, language: Language) -> dict[str, Any]:
    cited = rule(finding.rule) if finding.rule is not None else None
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "bucket": finding.bucket,
        "cause": finding.cause,
        "amount": yuan(finding.amount),
        "from": finding.since.isoformat() if finding.since else None,
        "to": finding.until.isoformat() if finding.until else None,
        "message": render(finding.message, language),
        "question": render(finding.question, language) if finding.question else None,
        "force": str(cited.force) if cited else None,
        # Without a rule nothing but arithmetic is stated, and that is shown by the figures themselves.
        "verified": cited.verified if cited else True,
    }


def comparison_json(comparison: Comparison) -> dict[str, dict[str, str]]:
    """``{stated, supported, difference}``, each part → yuan."""
    return {
        "stated": _in_yuan(comparison.stated),
        "supported": _in_yuan(comparison.supported),
        "difference": _in_yuan(comparison.difference),
    }


def _in_yuan(parts: Mapping[str, Fen]) -> dict[str, str]:
    return {part: yuan(amount) for part, amount in parts.items()}
