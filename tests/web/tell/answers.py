"""What a person might type, by field: one readable answer for each."""

from typing import Any

from ashore.web.forms.leaves import options
from ashore.web.forms.sections import Field, Group

_BY_KIND = {
    "amount": "100",
    "rate": "年化14.6%",
    "yearly": "10%",
    "daily": "0.05%",
    "fee": "0.6%",
    "share": "30%",
    "multiplier": "1.5",
    "date": "2026-10-20",
    "count": "6",
    "text": "某某",
    "story": "两句话。\n第二句。",
}
_BY_FIELD = {
    ("contract", "principal"): "2万",
    ("contract", "received"): "19000",
    ("dates", "start"): "2026-01-15",
    ("dates", "first_due"): "20260215",
    ("dates", "accelerated_on"): "2026年11月1日",
    ("statements", "date"): "2026-10-05",
    ("statements", "due"): "2026-10-25",
    ("statements", "balance"): "8000",
    ("statements", "minimum"): "800",
    ("payments", "of"): "2026-10-20",
    ("asset", "value"): "3000",
    ("income", "every"): "month",  # the day of the month goes with months only
    ("income", "until"): "2027-10-20",
    ("expense", "every"): "month",
    ("expense", "until"): "2027-10-20",
    ("what", "creditor"): "某银行",
}


def typed(group: Group, field: Field) -> str:
    """A readable answer to a field."""
    special = _BY_FIELD.get((group.id, field.id))
    if special is None and field.kind in ("choice", "switch"):
        return next(iter(options(group, field)), "")
    return special or _BY_KIND[field.kind]


def tokens(group: Group, key: str) -> list[Any]:
    """Every answer to a key that steers, and none."""
    field = next(one for one in group.fields if key in one.keys)
    if field.kind in ("choice", "switch"):
        return [*options(group, field), ""]
    return [typed(group, field), ""]
