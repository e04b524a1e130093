"""An invented case of seven debts in the JSON shapes of the commands, for the tests of the papers.

Not computed by the core: figures are worked out here by the plainest means, so that the papers are tested
against shapes and not against the code that fills them.
"""

import datetime as dt
from copy import deepcopy
from decimal import Decimal
from typing import Any

from ashore.dates import add_months
from ashore.documents.data import PackData
from ashore.money import divide, yuan
from ashore.negotiation.prepare import prepare
from ashore.texts import Language

AS_OF = dt.date(2026, 11, 21)
BUCKETS = (
    "principal_not_due",
    "principal_overdue",
    "interest_billed",
    "interest_accrued",
    "penalty_on_principal",
    "penalty_on_interest",
    "late_fees",
    "other_fees",
)
STORY = "2026年6月被裁员，8月起重新就业，收入比以前低。我想把每一笔都还上，只是现在的每期金额超过了我的收入。"

# id, product, name, creditor, days past due, next-day cost, the eight buckets, rate, instalments, account
_DEBTS: list[tuple[str, str, str, str, int, int, tuple[int, ...], str, int, str]] = [
    (
        "jiebei",
        "jiebei",
        "借呗",
        "重庆蚂蚁消费金融有限公司",
        98,
        1216,
        (345678, 667110, 81240, 4312, 38655, 0, 0, 0),
        "0.146",
        36,
        "JB20260115001",
    ),
    (
        "huabei",
        "huabei",
        "花呗",
        "重庆蚂蚁消费金融有限公司",
        68,
        410,
        (0, 820000, 0, 0, 27880, 0, 0, 12000),
        "0.1825",
        24,
        "",
    ),
    (
        "weilidai",
        "weilidai",
        "微粒贷",
        "深圳前海微众银行股份有限公司",
        25,
        987,
        (1200000, 200000, 29835, 6410, 2530, 0, 0, 0),
        "0.1314",
        36,
        "",
    ),
    (
        "jintiao",
        "jd_jintiao",
        "京东金条",
        "重庆京东盛际小额贷款有限公司",
        52,
        655,
        (410000, 302500, 42310, 2905, 11875, 312, 0, 0),
        "0.18",
        36,
        "",
    ),
    (
        "meituan",
        "meituan_jieqian",
        "美团借钱",
        "重庆美团三快小额贷款有限公司",
        0,
        288,
        (600000, 0, 0, 4608, 0, 0, 0, 0),
        "0.175",
        24,
        "",
    ),
    (
        "cmb",
        "credit_card_generic",
        "招商银行信用卡",
        "招商银行股份有限公司信用卡中心",
        83,
        1124,
        (0, 2150000, 96750, 8990, 0, 4120, 21500, 0),
        "0.1825",
        60,
        "6225****0911",
    ),
    (
        "citic",
        "credit_card_generic",
        "中信银行信用卡",
        "中信银行股份有限公司信用卡中心",
        40,
        540,
        (0, 1080000, 31200, 5400, 0, 0, 10800, 0),
        "0.1825",
        60,
        "",
    ),
]


def case() -> dict[str, Any]:
    """The case file as JSON."""
    return {
        "schema": 1,
        "as_of": AS_OF.isoformat(),
        "person": {
            "name": "林小满",
            "phone": "13800000000",
            "id_number": "",
            "city": "杭州",
            "dependants": 1,
            "story": STORY,
            "cause": "income-loss",
        },
        "income": [
            {"name": "工资", "amount": "7500.00", "every": "month", "certainty": "steady"},
            {"name": "周末兼职", "amount": "300.00", "every": "week", "certainty": "variable"},
        ],
        "expense": [
            {
                "name": "房租",
                "category": "housing",
                "amount": "2000.00",
                "every": "month",
                "essential": True,
                "priority": True,
            },
            {
                "name": "吃饭和日用",
                "category": "food",
                "amount": "1800.00",
                "every": "month",
                "essential": True,
                "priority": False,
            },
            {
                "name": "孩子学费",
                "category": "education",
                "amount": "3600.00",
                "every": "year",
                "essential": True,
                "priority": False,
            },
            {
                "name": "手机和交通",
                "category": "transport",
                "amount": "260.00",
                "every": "month",
                "essential": False,
                "priority": False,
            },
        ],
        "asset": [],
        "debt": [
            {
                "id": debt_id,
                "product": product,
                "creditor": creditor,
                "account": account,
                "claim": {"as_of": "2026-11-20"} if debt_id == "jiebei" else None,
                "secured": False,
                "priority": False,
            }
            for debt_id, product, _, creditor, *_, account in _DEBTS
        ],
        "preferences": {"buffer": "300.00"},
    }


def position() -> dict[str, Any]:
    """What ``ashore position`` prints."""
    debts = []
    for debt_id, product, name, creditor, late, daily, amounts, *_ in _DEBTS:
        debts.append(
            {
                "id": debt_id,
                "product": product,
                "name": name,
                "creditor": creditor,
                "buckets": {b: yuan(a) for b, a in zip(BUCKETS, amounts, strict=True)},
                "total": yuan(sum(amounts)),
                "days_past_due": late,
                "held": "0.00",
                "lender_type": "other",
                "delinquency": f"M{(late + 29) // 30}",
                "next_day_cost": yuan(daily),
                "forecast": [],
                "claim": None,
                "findings": [],
                "notes": [],
            }
        )
    debts[3]["notes"] = ["合同里没有写罚息倍数，先按1.5倍算。"]
    debts[0]["claim"] = {
        "stated": {"principal": "10127.88", "penalty": "515.40", "total": "11512.98"},
        "supported": {"principal": "10127.88", "penalty": "386.55", "total": "11369.95"},
        "difference": {"principal": "0.00", "penalty": "128.85", "total": "143.03"},
    }
    debts[0]["findings"] = [
        {
            "rule": "contract",
            "severity": "question",
            "bucket": "penalty_on_principal",
            "cause": "multiplier",
            "amount": "128.85",
            "from": "2026-08-16",
            "to": "2026-11-20",
            "message": "罚息按合同利率的2倍计收，合同写的是1.5倍。",
            "question": "请说明罚息倍数的合同条款，或按1.5倍重新计算。",
            "force": "contract",
            "verified": True,
        },
        {
            "rule": "contract",
            "severity": "question",
            "bucket": "interest_billed",
            "cause": "day-count",
            "amount": "14.18",
            "from": "2026-08-16",
            "to": "2026-11-20",
            "message": "",
            "question": "请说明利息是按360天还是365天计算的。",
            "force": "contract",
            "verified": False,
        },
    ]
    totals = [sum(row[6][i] for row in _DEBTS) for i in range(8)]
    return {
        "as_of": AS_OF.isoformat(),
        "debts": debts,
        "totals": {
            **{b: yuan(a) for b, a in zip(BUCKETS, totals, strict=True)},
            "total": yuan(sum(totals)),
            "held": "0.00",
            "next_day_cost": yuan(sum(row[5] for row in _DEBTS)),
            "forecast": _course(sum(totals), (1_00, 3_00, 6_00)),
            "forecast_minimum": _course(sum(totals), (-5_00, -15_00, -30_00)),
            "forecast_plan": _course(sum(totals), (-3_00, -9_00, -18_00)),
        },
        "lpr_warning": None,
        "consequences": [
            {
                "rule": "credit_keep_5y",
                "title": "不良信息保存5年，从还清之日起算",
                "summary": "满5年应删除。",
                "doc": "《征信业管理条例》",
                "article": "第16条",
                "force": "law",
                "force_label": "法律、法规或司法解释",
                "verified": True,
                "status": "",
            }
        ],
    }


def _course(total: int, changes: tuple[int, ...]) -> list[dict[str, str]]:
    days = (AS_OF + dt.timedelta(days=ahead) for ahead in (30, 90, 180))
    return [
        {"date": day.isoformat(), "total": yuan(total + change)}
        for day, change in zip(days, changes, strict=True)
    ]


def budget() -> dict[str, Any]:
    """What ``ashore budget`` prints."""
    return {
        "income": "8800.00",
        "essential": "2100.00",
        "flexible": "260.00",
        "priority": "2000.00",
        "buffer": "300.00",
        "surplus": {"low": "2840.00", "expected": "4140.00", "high": "4140.00"},
        "lines": [
            {
                "kind": "income",
                "name": "工资",
                "amount": "7500.00",
                "every": "month",
                "monthly": "7500.00",
            },
            {
                "kind": "income",
                "name": "周末兼职",
                "amount": "300.00",
                "every": "week",
                "monthly": "1300.00",
            },
            {
                "kind": "priority",
                "name": "房租",
                "amount": "2000.00",
                "every": "month",
                "monthly": "2000.00",
            },
            {
                "kind": "essential",
                "name": "吃饭和日用",
                "amount": "1800.00",
                "every": "month",
                "monthly": "1800.00",
            },
            {
                "kind": "essential",
                "name": "孩子学费",
                "amount": "3600.00",
                "every": "year",
                "monthly": "300.00",
            },
            {
                "kind": "flexible",
                "name": "手机和交通",
                "amount": "260.00",
                "every": "month",
                "monthly": "260.00",
            },
        ],
        "assets": {
            "realisable": "1500.00",
            "annual_rate": "0.146",
            "sales": [{"name": "货币基金", "brings": "1500.00", "saves_a_year": "219.00"}],
            "protected": [],
        },
        "warnings": ["周末兼职的收入不固定，计划按较少的月份也要能还。"],
    }


def plan() -> dict[str, Any]:
    """What ``ashore plan`` prints where a plan fits."""
    debts = [
        _debt_plan(debt_id, sum(amounts), Decimal(rate), count)
        for debt_id, *_, amounts, rate, count, _ in _DEBTS
    ]
    monthly: dict[str, int] = {}
    for debt in debts:
        for row in debt["schedule"]:
            cents = int(Decimal(row["payment"]) * 100)
            monthly[row["date"]] = monthly.get(row["date"], 0) + cents
    paid = sum(int(Decimal(debt["total_paid"]) * 100) for debt in debts)
    owed = sum(int(Decimal(debt["owed"]) * 100) for debt in debts)
    return {
        "available": "2840.00",
        "recommended": "pro-rata",
        "why": ["每一家按欠款的比例同时还，最容易得到各家同意。"],
        "notes": ["另一种办法总共付得少一些。"],
        "money": [{"date": day, "amount": "2840.00"} for day in sorted(monthly)],
        "frontier": [
            _level("2840.00", 20, "3000.00", "0.4100"),
            _level("2240.00", len(monthly), yuan(paid - owed), "0.8200", recommended=True),
        ],
        "breaks_on": [{"text": "要是没有急用钱，能还到底的大约是93%。"}],
        "futures": {"text": "收入起伏用的是假设，不是对您的判断。"},
        "promise": {"text": ["推演的这些将来里，大约有18%会中途还不上。"]},
        "leads_as": "recommended",
        "plans": [
            {
                "id": "pro-rata",
                "kind": "pro-rata",
                "debts": debts,
                "monthly": [
                    {"date": day, "total": yuan(total)} for day, total in sorted(monthly.items())
                ],
                "total_paid": yuan(paid),
                "total_cost": yuan(paid - owed),
                "months": len(monthly),
            }
        ],
        "baselines": [],
        "infeasible": None,
    }


def _level(
    most: str, months: int, cost: str, chance: str, *, recommended: bool = False
) -> dict[str, Any]:
    return {
        "recommended": recommended,
        "largest_month": most,
        "months": months,
        "total_cost": cost,
        "completion": {"probability": chance, "low": chance, "high": chance},
    }


MORE_A_MONTH = {
    "kind": "income",
    "amount": "2956.00",
    "asks": False,
    "text": "每月再多出2,956.00元用来还款，就排得开。",
}


def plan_that_does_not_fit(
    tokens: dict[str, str] | None = None, available: str = "0.00"
) -> dict[str, Any]:
    """What ``ashore plan`` prints where none fits."""
    return {
        "available": available,
        "recommended": None,
        "why": [],
        "plans": [],
        "baselines": [],
        "infeasible": {
            "smallest_monthly": "2955.10",
            "available": available,
            "reasons": ["现在的收入只够生活必需的支出。"],
            "smallest_relaxation": MORE_A_MONTH,
            "relaxations": [MORE_A_MONTH],
            "certificate": None,
            "meanwhile": [
                {"text": "先保住住房、水电和吃饭。", "rule": None},
                {"text": "可以请每一家延期3个月再还。", "rule": None},
            ],
            "tokens": tokens or {},
            "deferral_months": 3,
            "deferrals": {},
        },
    }


def _debt_plan(debt_id: str, owed: int, rate: Decimal, count: int) -> dict[str, Any]:
    """Level instalments at a twelfth of the rate a month; the last pays the rest."""
    monthly = rate / 12
    factor = (1 + monthly) ** count
    level = int((owed * monthly * factor / (factor - 1)).to_integral_value())
    rows, balance = [], owed
    for number in range(1, count + 1):
        interest = divide(balance * monthly.as_integer_ratio()[0], monthly.as_integer_ratio()[1])
        payment = balance + interest if number == count else level
        balance -= payment - interest
        rows.append(
            {
                "date": add_months(dt.date(2026, 12, 15), number - 1).isoformat(),
                "payment": yuan(payment),
                "interest": yuan(interest),
                "principal": yuan(payment - interest),
                "other": "0.00",
                "balance": yuan(balance),
            }
        )
    return {
        "id": debt_id,
        "relief": {
            "kind": "re-instalment",
            "instalments": count,
            "max_instalments": count,
            "annual_rate": str(rate),
            "down_payment": "0",
            "waiver_penalty": "0",
            "waiver_interest": "0",
            "waived": "0.00",
            "capital": yuan(owed),
            "agreed_on": AS_OF.isoformat(),
            "assumed": debt_id in ("huabei", "meituan"),
            "source": "assumed",
            "verified": False,
        },
        "owed": yuan(owed),
        "schedule": rows,
        "total_paid": yuan(sum(int(Decimal(row["payment"]) * 100) for row in rows)),
    }


def pack_data(
    language: Language = "zh-Hans",
    told: dict[str, Any] | None = None,
    planned: dict[str, Any] | None = None,
    counted: dict[str, Any] | None = None,
    stands: dict[str, Any] | None = None,
) -> PackData:
    """The sample as a pack's data, with any of its four parts replaced."""
    parts = {
        "case": told or case(),
        "position": stands or position(),
        "budget": counted or budget(),
        "plan": planned or plan(),
    }
    negotiation = prepare(**deepcopy(parts))
    return PackData(
        language=language,
        as_of=AS_OF,
        briefs=negotiation.briefs,
        next_step=negotiation.next_step,
        **parts,
    )


def only(debt_id: str, **changed: Any) -> dict[str, dict[str, Any]]:
    """The four parts with a single debt, for tests of one paper; ``changed`` are fields of its position."""
    told, stands, planned = case(), position(), plan()
    told["debt"] = [debt for debt in told["debt"] if debt["id"] == debt_id]
    stands["debts"] = [debt | changed for debt in stands["debts"] if debt["id"] == debt_id]
    best = planned["plans"][0]
    best["debts"] = [debt for debt in best["debts"] if debt["id"] == debt_id]
    return {"told": told, "stands": stands, "planned": planned, "counted": budget()}
