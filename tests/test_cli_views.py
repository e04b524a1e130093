"""Tables for people, from hand-written JSON: what they say, in which order, and how wide they are."""

import io
import re
from copy import deepcopy
from typing import Any

import pytest

from ashore.cli.views.board import Board
from ashore.cli.views.budget import budget_view
from ashore.cli.views.next_step import next_commands
from ashore.cli.views.plan import plan_summary, plan_view
from ashore.cli.views.position import position_view
from ashore.cli.views.summary import summary
from ashore.cli.wrap import width
from ashore.texts import LANGUAGES, Language

BUCKETS = {
    "principal_not_due": "3537.16",
    "principal_overdue": "6817.96",
    "interest_billed": "385.32",
    "interest_accrued": "8.49",
    "penalty_on_principal": "210.77",
    "penalty_on_interest": "0.00",
    "late_fees": "0.00",
    "other_fees": "0.00",
}
FINDING = {
    "rule": "civil_670_no_upfront_interest",
    "severity": "ask",
    "bucket": "principal_overdue",
    "cause": "upfront-interest",
    "amount": "1000.00",
    "from": "2026-01-15",
    "to": None,
    "message": "到账的钱比借款金额少1,000.00元。",
    "question": "请说明少的这部分是什么。",
    "force": "law",
    "verified": True,
}
DEBT: dict[str, Any] = {
    "id": "jiebei",
    "name": "借呗",
    "creditor": "重庆蚂蚁消费金融有限公司",
    "buckets": BUCKETS,
    "total": "10959.70",
    "held": "0.00",
    "days_past_due": 98,
    "delinquency": "M4",
    "next_day_cost": "5.51",
    "claim": {
        "stated": {"penalty": "300.00", "total": "11048.93"},
        "supported": {"penalty": "210.77", "total": "10959.70"},
        "difference": {"penalty": "89.23", "total": "89.23"},
    },
    "findings": [FINDING],
    "caps": [],
    "notes": ["没有写罚息倍数，先按合同利率的1.5倍计算；请以合同为准。"],
}
POSITION: dict[str, Any] = {
    "as_of": "2026-11-21",
    "debts": [
        DEBT,
        {**DEBT, "id": "b", "name": "微粒贷", "findings": [], "claim": None, "notes": []},
    ],
    "totals": {
        "total": "21919.40",
        "next_day_cost": "11.02",
        "forecast": [{"date": "2026-12-21", "total": "22250.00"}],
        "forecast_minimum": [{"date": "2026-12-21", "total": "18648.36"}],
        "forecast_plan": [],
    },
    "lpr_warning": None,
    "consequences": [
        {
            "rule": "civil_676_overdue_interest",
            "title": "逾期要付逾期利息",
            "summary": "按合同约定或国家有关规定支付。",
            "doc": "《中华人民共和国民法典》",
            "article": "第676条",
            "force_label": "法律、法规或司法解释",
            "verified": True,
        }
    ],
}
BUDGET: dict[str, Any] = {
    "income": "7500.00",
    "essential": "2200.00",
    "flexible": "300.00",
    "priority": "2000.00",
    "buffer": "0.00",
    "surplus": {"low": "2800.00", "expected": "3000.00", "high": "3200.00"},
    "lines": [
        {"name": "工资", "kind": "income", "monthly": "7500.00"},
        {"name": "房租", "kind": "priority", "monthly": "2000.00"},
    ],
    "assets": {
        "realisable": "1500.00",
        "annual_rate": "0.146",
        "sales": [{"name": "货币基金", "brings": "1500.00", "saves_a_year": "219.00"}],
        "protected": [],
    },
    "warnings": ["没有留应急的钱。"],
}
PLAN = {
    "id": "p1",
    "kind": "pro-rata",
    "debts": [
        {
            "id": "jiebei",
            "relief": {"kind": "re-instalment"},
            "schedule": [
                {"date": "2026-12-21", "payment": "500.00", "balance": "500.00"},
                {"date": "2027-01-21", "payment": "500.00", "balance": "0.00"},
            ],
            "total_paid": "1000.00",
        },
        {"id": "b", "relief": {"kind": "as-is"}, "schedule": [], "total_paid": "0.00"},
    ],
    "monthly": [
        {"date": "2026-12-21", "total": "500.00"},
        {"date": "2027-01-21", "total": "500.00"},
    ],
    "total_paid": "1000.00",
    "total_cost": "12.00",
    "months": 2,
    "completion": {"probability": "0.8167"},
}
PLANS: dict[str, Any] = {
    "recommended": "p1",
    "plans": [PLAN, {**PLAN, "id": "p2", "kind": "snowball"}],
    "why": ["因为每个月都排得开。"],
    "notes": ["另一种办法能少付一些。"],
    "frontier": [
        {
            "largest_month": "500.00",
            "months": 2,
            "total_cost": "12.00",
            "completion": {"probability": "0.8167"},
        }
    ],
    "promise": {"text": ["推演的这些将来里，大约有18%会中途还不上。"]},
    "leads_as": "recommended",
    "futures": {"text": "推算用的是一般假设。"},
    "breaks_on": [{"text": "要是没有急用钱，能还到底的大约是93%。"}],
    "baselines": [
        {
            "kind": "always-60",
            "largest_month": "900.00",
            "months": 60,
            "total_cost": "1234.50",
            "payable": True,
            "completion": {"probability": "0.7149"},
        },
    ],
    "accepted": None,
    "agreements": [],
    "infeasible": None,
}
NAMES = {"jiebei": "借呗", "b": "微粒贷"}


def shown(view, *values, language: Language = "zh-Hans", columns: int = 80) -> str:
    stream = io.StringIO()
    board = Board(language, stream)
    board._width = columns
    view(board, *values)
    return stream.getvalue()


def in_order(said: str, *words: str) -> None:
    place = 0
    for word in words:
        assert word in said[place:], f"{word} is not after the others in:\n{said}"
        place = said.index(word, place) + len(word)


def test_the_summary_says_first_what_a_person_needs() -> None:
    assert shown(summary, POSITION, BUDGET).splitlines() == [
        "截至2026年11月21日，2笔借款一共欠21,919.40元。",
        "其中2笔已过还款日，最长逾期98天（M4）。",
        "什么都不还的话，再过一天多11.02元。",
        "有1处和合同对不上的地方，可以请机构说明。",
        "按现在的收支，每个月能拿出3,000.00元还款，收入少的月份2,800.00元。",
    ]


def test_the_summary_of_one_debt_that_is_not_overdue() -> None:
    position = {
        **POSITION,
        "debts": [{**DEBT, "days_past_due": 0, "delinquency": "M0", "findings": []}],
        "totals": {**POSITION["totals"], "total": "10959.70", "next_day_cost": "0.00"},
    }
    assert shown(summary, position, None).splitlines() == [
        "截至2026年11月21日，这笔借款一共欠10,959.70元。",
        "现在没有逾期。",
        "再过一天，欠款不会变多。",
    ]


def test_a_late_debt_that_costs_nothing_a_day_is_one_whose_rate_is_not_known() -> None:
    position = {
        **POSITION,
        "totals": {**POSITION["totals"], "total": "10959.70", "next_day_cost": "0.00"},
    }
    said = shown(summary, position, None)
    assert "利率或逾期费率没有写，算不出再过一天会多多少。" in said
    assert "不会变多" not in said


def test_the_summary_where_nothing_is_owed_and_nothing_can_be_paid() -> None:
    position = {**POSITION, "debts": []}
    budget = {**BUDGET, "surplus": {"low": "-100.00", "expected": "-50.00", "high": "0.00"}}
    assert shown(summary, position, budget).splitlines() == [
        "截至2026年11月21日，没有欠款。",
        "按现在的收支，每个月暂时拿不出钱还款；可以先请机构缓一缓，这也是能谈的。",
    ]


def test_the_position_goes_from_all_debts_to_each_with_its_buckets_and_findings() -> None:
    said = shown(position_view, POSITION)
    in_order(
        said,
        "各笔借款",
        "98天 M4",
        "21,919.40",
        "重庆蚂蚁消费金融有限公司",
        "未到期本金    3,537.16",
        "罚息            210.77",
        "一共欠       10,959.70",
        "机构说",
        "89.23",
        "到账的钱比借款金额少1,000.00元。",
        "依据：利息不能预先从本金里扣（法律、法规或司法解释）",
        "可以问：请说明少的这部分是什么。",
        "没有写罚息倍数",
        "以后一共会欠多少",
        "2026-12-21",
        "什么都不还",
        "22,250.00",
        "按账单还",
        "18,648.36",
        "逾期以后，规定是怎么说的",
        "依据：《中华人民共和国民法典》第676条（法律、法规或司法解释）",
    )
    assert "按计划还" not in said  # a course that some debt does not have
    assert "复利" not in said  # a bucket of nothing is left out


def test_a_rule_that_is_not_verified_is_said_to_be_so() -> None:
    debt = {**DEBT, "findings": [{**FINDING, "verified": False}]}
    said = shown(position_view, {**POSITION, "debts": [debt]})
    assert "这一条还没有核实，不要写进信里" in said.replace("\n", "").replace("      ", "")


def test_a_finding_of_arithmetic_alone_names_no_rule() -> None:
    debt = {**DEBT, "findings": [{**FINDING, "rule": None, "force": None, "question": None}]}
    assert "依据" not in shown(position_view, {**POSITION, "debts": [debt], "consequences": []})


def test_a_claim_that_agrees_is_one_line() -> None:
    claim = {part: {"total": "0.00"} for part in ("stated", "supported", "difference")}
    said = shown(position_view, {**POSITION, "debts": [{**DEBT, "claim": claim}]})
    assert "机构说的数和算出来的一样。" in said


def test_money_held_is_said() -> None:
    said = shown(position_view, {**POSITION, "debts": [{**DEBT, "held": "20.00"}]})
    assert "另有已经付了、等着冲抵的20.00元。" in said


def test_a_limit_that_rests_on_an_old_rate_is_told_once() -> None:
    stale = "这是查到的最近一期LPR（2026年8月20日公布）。"
    said = shown(position_view, {**POSITION, "lpr_warning": stale})
    assert said.count(stale) == 1
    assert "LPR" not in shown(position_view, POSITION)


STEP = {"debt": "b", "said": ["先联系微粒贷。", "照着《通话卡》打一次电话。"], "support": ["12356"]}


def test_the_one_thing_to_do_stands_before_the_commands() -> None:
    said = shown(next_commands, "a case.toml", ("plan",), STEP)
    assert said.splitlines() == [
        "",
        "下一步",
        "  先联系微粒贷。",
        "  照着《通话卡》打一次电话。",
        "  12356",
        "  ashore plan 'a case.toml'  # 怎么还",
    ]


def test_without_a_step_or_a_file_there_is_nothing_next() -> None:
    assert shown(next_commands, "-", ("plan",)) == ""
    assert "先联系微粒贷。" in shown(next_commands, "-", ("plan",), STEP)


def test_a_line_on_cost_is_told_only_where_it_is_exceeded() -> None:
    cap = {
        "rule": "rate_spc_2017_24pct_total",
        "message": "年化成本约27.4%，高于24%。",
        "force": "policy",
        "verified": True,
        "exceeded": True,
    }
    debts = [{**DEBT, "caps": [cap, {**cap, "message": "没有超过。", "exceeded": False}]}]
    said = shown(position_view, {**POSITION, "debts": debts})
    assert "高于24%" in said
    assert "没有超过。" not in said


def test_the_budget_subtracts_to_what_can_be_paid() -> None:
    said = shown(budget_view, BUDGET)
    in_order(
        said,
        "收入",
        "7,500.00",
        "− 排在前面的账单",
        "能拿来还款",
        "3,000.00",
        "收入少的月份2,800.00元",
    )
    in_order(said, "逐项", "房租", "请留意", "没有留应急的钱。")
    assert "留作应急" not in said  # nothing is kept back


def test_a_budget_that_lacks_money_says_how_much() -> None:
    short = {**BUDGET, "surplus": {"low": "-100.00", "expected": "-50.00", "high": "-10.00"}}
    said = shown(budget_view, short)
    assert "还差" in said
    assert "-" not in said.partition("逐项")[0].replace("−", "")


def test_the_plan_leads_with_the_recommended_one() -> None:
    said = shown(plan_view, PLANS, NAMES)
    in_order(
        said, "推荐的方案：按欠款比例分", "因为每个月都排得开。", "借呗", "重新分期", "逐月要还"
    )
    in_order(said, "2026-12 – 2027-01", "500.00", "每月还多少，有多大把握", "82%", "要是没有急用钱")
    in_order(said, "有多大把握", "别的办法", "先还余额最小的", "对照：不这样做的话")
    in_order(said, "每家都分60期", "60", "1,234.50", "71%")
    assert "微粒贷" not in said  # it gets nothing in this plan


def test_the_plan_in_a_line() -> None:
    assert shown(plan_summary, PLANS).replace("\n", "") == (
        "推荐的方案：按欠款比例分，头一个月一共还500.00元，2个月还完，一共还1,000.00元。"
    )


def test_many_different_months_are_cut_short() -> None:
    plan = deepcopy(PLAN)
    plan["monthly"] = [{"date": f"2027-{m:02d}-21", "total": f"{m}00.00"} for m in range(1, 13)] * 2
    said = shown(plan_view, {**PLANS, "plans": [plan]}, NAMES)
    assert "24个月" in said
    assert said.count("2027-12") == 1


def test_where_nothing_fits_it_says_what_to_do_meanwhile() -> None:
    plans = {
        "recommended": None,
        "plans": [],
        "why": [],
        "baselines": [],
        "agreements": [],
        "infeasible": {
            "smallest_monthly": "341.44",
            "available": "-444.67",
            "reasons": ["付完必要的开支，现在没有余钱。"],
            "smallest_relaxation": {"kind": "sell", "text": "“旧车”卖掉就排得开。"},
            "relaxations": [
                {"kind": "sell", "text": "“旧车”卖掉就排得开。"},
                {"kind": "income", "text": "每月再多出787.00元。"},
            ],
            "certificate": {"text": "到2026年12月21日为止，一共差786.11元。"},
            "meanwhile": [{"text": "可以请每一家先延后3个月再还。", "rule": None}],
        },
    }
    said = shown(plan_view, plans, NAMES)
    in_order(
        said,
        "还没有每期都能做到的方案",
        "“旧车”卖掉就排得开",
        "· 每月再多出787.00元",
        "没有余钱",
        "一共差786.11元",
        "这段时间可以先做",
        "· 可以请每一家先延后3个月",
    )
    assert "还没有每期都能做到的方案" in shown(plan_summary, plans)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("columns", [60, 80, 100])
def test_every_view_fits_the_terminal_in_every_language(language: Language, columns: int) -> None:
    for view, values in (
        (summary, (POSITION, BUDGET)),
        (position_view, (POSITION,)),
        (budget_view, (BUDGET,)),
        (plan_view, (PLANS, NAMES)),
    ):
        for line in shown(view, *values, language=language, columns=columns).splitlines():
            assert width(line) <= columns, line
            assert line == line.rstrip()
            assert "…" not in line


class Tty(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_colour_is_for_terminals_that_want_it(monkeypatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for stream, wanted, no_color in (
        (io.StringIO(), False, False),
        (Tty(), True, False),
        (Tty(), False, True),
    ):
        if no_color:
            monkeypatch.setenv("NO_COLOR", "1")
        position_view(Board("zh-Hans", stream), POSITION)
        assert ("\x1b[" in stream.getvalue()) is wanted


def test_no_colour_is_red(monkeypatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    stream = Tty()
    board = Board("zh-Hans", stream)
    summary(board, POSITION, BUDGET)
    position_view(board, POSITION)
    assert not re.search(r"\x1b\[(?:\d+;)*(?:31|91|41|101|5)m", stream.getvalue())


@pytest.mark.parametrize("word", ["严重", "警告", "危险", "立即", "马上", "!", "！"])
def test_no_alarm(word: str) -> None:
    said = shown(summary, POSITION, BUDGET) + shown(position_view, POSITION)
    assert word not in said
