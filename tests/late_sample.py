"""A case whose debts are close to a year overdue, and later: the shipped one with its payments ended early."""

import json
import tomllib
from typing import Any

from tests.cli_helper import shipped


def late_case() -> dict[str, Any]:
    """``jiebei`` 366 days past due on its day, ``bank`` 792, ``pledged`` the same but secured; as plain JSON values."""
    found: dict[str, Any] = json.loads(
        json.dumps(tomllib.loads(shipped("jiebei").read_text("utf-8")), default=str)
    )
    (debt,) = found["debt"]
    del debt["claim"]
    debt["start"] = "2025-08-20"
    paid = ("2025-09-20", "2025-10-20", "2025-11-20")
    debt["payments"] = [{"date": day, "amount": "1800.39"} for day in paid]
    bank = {
        **debt,
        "id": "bank",
        "product": "other",
        "creditor": "示例银行",
        "lender_type": "bank",
        "principal": 3000,
        "start": "2024-08-20",
        "payments": [],
    }
    found["debt"] = [debt, bank, {**bank, "id": "pledged", "secured": True, "principal": 1000}]
    found.pop("paper")
    return found
