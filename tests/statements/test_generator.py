"""The generator of households itself: the same every time, consistent across files, and true to its own totals.

Files are read here with ``csv`` and ``openpyxl`` alone, so that no mistake of our reader can hide one of the generator.
"""

import csv
import datetime as dt
import io
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import get_args

import openpyxl
import pytest

from ashore.data import read_toml
from ashore.statements import model
from tests.statements.household import events
from tests.statements.household.accounts import BANKS
from tests.statements.household.events import Channel, Fen, Trace
from tests.statements.household.render import (
    FAULTS,
    IN_SHEETS,
    LAYOUTS,
    ONE_OF_EACH,
    Fault,
    Look,
    Rendered,
    render,
    render_all,
)
from tests.statements.household.story import SCENES, household
from tests.statements.household.truth import counts, truth

HOUSE = household(1)
BY_ID = {one.id: one for one in HOUSE.events}
IN_TEXT = [one for one in LAYOUTS if "xlsx" not in one]
IN_BOOKS = [one for one in LAYOUTS if "xlsx" in one]


@cache
def file(layout: str, look: Look | None = None) -> Rendered:
    return render(HOUSE, layout, look)


def faults_of(layout: str) -> tuple[Fault, ...]:
    return IN_SHEETS if layout in IN_BOOKS else FAULTS


# What a file says, read without any of our own code.


def encoding(one: Rendered) -> str:
    return "gb18030" if one.channel == "alipay" else "utf-8-sig"


def lines(one: Rendered) -> list[str]:
    return one.content.decode(encoding(one), "replace").split("\n")


def cells(one: Rendered) -> dict[int, list[str]]:
    """Every line's cells, by its number."""
    if one.name.endswith(".xlsx"):
        book = openpyxl.load_workbook(io.BytesIO(one.content))
        found = enumerate(book.worksheets[0].iter_rows(values_only=True), 1)
        return {at: ["" if cell is None else str(cell) for cell in row] for at, row in found}
    return {at: next(csv.reader([line]), []) for at, line in enumerate(lines(one), 1)}


def table(one: Rendered) -> list[tuple[str, dict[str, str]]]:
    """The rows that are transactions, by column, each with its event."""
    found = cells(one)
    names = ["".join(name.split()) for name in found[one.header]]
    return [
        (event, {name: cell.strip() for name, cell in zip(names, found[at], strict=False)})
        for at, event in one.rows
    ]


def fen(cell: str) -> Fen:
    """An amount without what stands around it; 0 where there is none."""
    match = re.search(r"-?\d[\d,]*(\.\d+)?", cell)
    return round(float(match[0].replace(",", "")) * 100) if match else 0


AMOUNT = {
    "alipay-web": "金额（元）",
    "wechat-csv": "金额(元)",
    "wechat-xlsx": "金额(元)",
    "wechat-xlsx-2026": "金额(元)",
    "cmb-debit": "交易金额",
    "cmb-credit": "人民币金额",
    "abc-debit": "交易金额",
    "bocom-debit": "交易金额",
    "cgb-credit": "入账金额",
}
IN_AND_OUT = {
    "icbc-debit": ("记账金额(收入)", "记账金额(支出)"),
    "ccb-xlsx": ("收入", "支出"),
    "boc-credit": ("存入", "支出"),
}
DAY = {
    "alipay-web": "交易创建时间",
    "cmb-debit": "记账日期",
    "cmb-credit": "交易日",
    "boc-credit": "交易日",
    "icbc-debit": "交易日期",
    "ccb-xlsx": "交易日期",
    "abc-debit": "交易日期",
    "bocom-debit": "交易日期",
    "cgb-credit": "交易日期",
}
BALANCE = {
    "cmb-debit": "联机余额",
    "icbc-debit": "余额",
    "ccb-xlsx": "账户余额",
    "abc-debit": "本次余额",
    "bocom-debit": "余额",
}


def amount(layout: str, row: Mapping[str, str]) -> Fen:
    if layout in IN_AND_OUT:
        return max(fen(row[name]) for name in IN_AND_OUT[layout])
    return abs(fen(row[AMOUNT.get(layout, "金额")]))


def day(layout: str, row: Mapping[str, str]) -> str:
    return re.sub(r"\D", "", row[DAY.get(layout, "交易时间")])[:8]


def told(channel: Channel, event: str) -> Trace:
    (row,) = [row for row in BY_ID[event].traces if row.channel == channel]
    return row


# The same every time.


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_seed_gives_the_same_bytes(layout: str) -> None:
    again, other = household(1), household(2)
    assert render(again, layout) == file(layout)
    assert render(other, layout).content != file(layout).content


@pytest.mark.parametrize("scene", ["odd_month", "yields", "people"])
def test_a_scene_left_out_changes_no_other(scene: str) -> None:
    bills = ("huabei", "baitiao", "card_", "refunds")
    left = [one for one in HOUSE.events if not one.id.startswith((*bills, f"{scene}-"))]
    without = household(1, without=[scene])
    assert [one for one in without.events if not one.id.startswith(bills)] == left


def test_an_unknown_scene_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="no_such"):
        household(1, without=["no_such"])


def test_ids_and_numbers_are_unique() -> None:
    assert len(BY_ID) == len(HOUSE.events)
    orders = Counter(
        (row.channel, row.order)
        for one in HOUSE.events
        for row in one.traces
        if row.act != "refund"
    )
    assert orders.most_common(1)[0][1] == 1


# What happens.


def test_every_scene_is_played_in_a_half_year() -> None:
    assert {one.id.rpartition("-")[0] for one in HOUSE.events} == set(SCENES)


def test_words_are_those_of_the_project() -> None:
    assert (
        set(get_args(events.Kind))
        == set(get_args(model.Kind))
        == {one.kind for one in HOUSE.events}
    )
    assert {one.category for one in HOUSE.events} - {""} <= set(read_toml("categories.toml"))


@pytest.mark.parametrize(
    ("first", "months"),
    [(dt.date(2026, 1, 1), 6), (dt.date(2023, 11, 1), 13), (dt.date(2024, 2, 1), 1)],
)
def test_all_happens_within_the_period(first: dt.date, months: int) -> None:
    house = household(3, first=first, months=months)
    moments = [row.moment.date() for one in house.events for row in one.traces]
    assert first <= min(moments)
    assert max(moments) <= house.period.last
    assert {one.month for one in house.events} == {f"{one.first:%Y-%m}" for one in house.period}


def test_a_refund_gives_back_what_was_bought() -> None:
    refunds = [one for one in HOUSE.events if one.kind == "refund"]
    assert [one.id for one in refunds if not one.of] == [
        "refunds_of_before-0",
        "refunds_of_before-1",
    ]
    for one in refunds:
        if one.of:
            bought = BY_ID[one.of]
            assert bought.moment < one.moment
            assert one.channels == bought.channels
            assert one.category == bought.category
            assert {row.refunded for row in bought.traces if row.channel not in BANKS} == {
                one.amount
            }
            assert one.amount <= bought.amount
    part = [one for one in refunds if one.of and one.amount < BY_ID[one.of].amount]
    assert 0 < len(part) < len(refunds) - 2
    assert any(one.month != BY_ID[one.of].month for one in part)


def test_credit_is_repaid_as_it_was_billed() -> None:
    """What 花呗 lent in a month is what is paid to it in the next."""
    lent: Counter[int] = Counter()
    paid: Counter[int] = Counter()
    for one in HOUSE.events:
        for row in one.traces:
            if row.channel == "alipay" and row.method == "花呗":
                lent[row.moment.month] += row.amount if row.act == "buy" else -row.amount
        if one.lender == "花呗":
            paid[one.moment.month] += one.amount
    assert {month + 1: sum_ for month, sum_ in lent.items() if month < 6} == {
        month: sum_ for month, sum_ in paid.items() if month > 1
    }


# Each event shows where it has to, and as it was.


def test_every_event_shows_in_exactly_its_channels() -> None:
    shown: defaultdict[str, list[Channel]] = defaultdict(list)
    for one in render_all(HOUSE):
        for _, event in one.rows:
            shown[event].append(one.channel)
    assert {one.id: sorted(one.channels) for one in HOUSE.events} == {
        event: sorted(channels) for event, channels in shown.items()
    }


@pytest.mark.parametrize("layout", LAYOUTS)
def test_rows_tell_the_day_and_the_amount(layout: str) -> None:
    one = file(layout)
    for event, row in table(one):
        true = told(one.channel, event)
        assert amount(layout, row) == true.amount, (event, row)
        assert day(layout, row) == f"{true.moment:%Y%m%d}"


@pytest.mark.parametrize(
    "layout", [*IN_AND_OUT, "cmb-debit", "cmb-credit", "abc-debit", "cgb-credit"]
)
def test_rows_tell_in_from_out(layout: str) -> None:
    one = file(layout)
    for event, row in table(one):
        if layout in IN_AND_OUT:
            came, went = (fen(row[name]) for name in IN_AND_OUT[layout])
            assert not (came and went)
            flow = "in" if came else "out"
        else:
            spent = fen(row[AMOUNT[layout]]) < 0
            flow = "out" if spent != (layout in ("cmb-credit", "cgb-credit")) else "in"
        assert flow == told(one.channel, event).flow


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_line_under_the_header_is_accounted_for(layout: str) -> None:
    one = file(layout, Look(faults=faults_of(layout)))
    known = [at for at, _ in one.rows] + [at for at, _ in one.rejected] + list(one.other)
    under = [at for at, row in cells(one).items() if at > one.header and any(map(str.strip, row))]
    assert sorted(known) == under
    assert counts([one])[layout].transactions == len(HOUSE.traces(one.channel))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_days_bound_what_is_exported(layout: str) -> None:
    since, until = dt.date(2026, 2, 10), dt.date(2026, 4, 5)
    one = file(layout, Look(days=(since, until)))
    days = {told(one.channel, event).moment.date() for _, event in one.rows}
    assert since <= min(days)
    assert max(days) <= until
    assert {event for _, event in one.rows} < {event for _, event in file(layout).rows}


# Totals.

SUM = re.compile(
    r"^(收入|支出|不计收支|中性交易|已收入|已支出)[：:](\d+)笔(?:\(含(\d+)笔部分退款\))?[ ，,](\d+\.\d\d)元"
)


def stated(one: Rendered) -> dict[str, tuple[int, Fen]]:
    first = [found[0] if found else "" for found in cells(one).values()]
    joined = first if one.name.endswith("xlsx") else [line.rstrip(",") for line in lines(one)]
    matches = filter(None, map(SUM.match, joined))
    return {match[1]: (int(match[2]), fen(match[4])) for match in matches}


def summed(one: Rendered, column: str, names: Mapping[str, str]) -> dict[str, tuple[int, Fen]]:
    sums: dict[str, list[Fen]] = {name: [] for name in names.values()}
    for _, row in table(one):
        if row[column] in names:
            sums[names[row[column]]].append(amount(one.layout, row))
    return {name: (len(found), sum(found)) for name, found in sums.items()}


def test_alipay_states_its_sums() -> None:
    names = {"收入": "收入", "支出": "支出", "不计收支": "不计收支", "其他": "不计收支"}
    for layout in ("alipay-app", "alipay-app-2021"):
        one = file(layout)
        assert stated(one) == summed(one, "收/支", names)
        assert lines(one)[7] == f"共{len(one.rows)}笔记录"
        assert one.header == 25
    web = file("alipay-web")
    assert stated(web) == summed(web, "资金状态", {"已收入": "已收入", "已支出": "已支出"})
    assert f"共{len(web.rows)}笔记录" in lines(web)[web.other[0] - 1 :]


@pytest.mark.parametrize(
    ("layout", "header"), [("wechat-csv", 17), ("wechat-xlsx", 17), ("wechat-xlsx-2026", 18)]
)
def test_wechat_states_its_sums(layout: str, header: int) -> None:
    one = file(layout)
    assert stated(one) == summed(one, "收/支", {"收入": "收入", "支出": "支出", "/": "中性交易"})
    assert cells(one)[7][0] == f"共{len(one.rows)}笔记录"
    assert one.header == header


def test_jd_states_its_sums_net_of_refunds() -> None:
    one = file("jd")
    sums: dict[str, list[Fen]] = {"收入": [], "支出": [], "不计收支": []}
    part = 0
    for _, row in table(one):
        back = re.search(r"已退款(\d+\.\d\d)", row["金额"])
        part += back is not None
        whole = "已全额退款" in row["金额"] or row["交易分类"] == "先享后付"
        sums[row["收/支"]].append(0 if whole else amount("jd", row) - fen(back[1] if back else ""))
    assert stated(one) == {name: (len(found), sum(found)) for name, found in sums.items()}
    assert f"(含{part}笔部分退款)" in lines(one)[8]
    assert part
    assert one.header == 22


def test_icbc_states_its_total() -> None:
    one = file("icbc-debit")
    (at,) = one.other
    total = cells(one)[at]
    for name, place in zip(IN_AND_OUT["icbc-debit"], (8, 9), strict=True):
        assert fen(total[place]) == sum(fen(row[name]) for _, row in table(one))


@pytest.mark.parametrize("layout", BALANCE)
def test_balances_run_and_are_never_overdrawn(layout: str) -> None:
    one = file(layout)
    after = {event: fen(row[BALANCE[layout]]) for event, row in table(one)}
    assert min(after.values()) > 0
    rows = HOUSE.traces(one.channel)
    for (before, _), (event, row) in pairwise(rows):
        assert after[event.id] - after[before.id] == (
            row.amount if row.flow == "in" else -row.amount
        )


# What may differ, and what is spoiled.


@pytest.mark.parametrize("layout", LAYOUTS)
def test_spoiled_rows_stand_between_sound_ones(layout: str) -> None:
    spoiled = file(layout, Look(faults=faults_of(layout)))
    assert tuple(fault for _, fault in spoiled.rejected) == faults_of(layout)
    bad = {at for at, _ in spoiled.rejected}
    left = [row for at, row in cells(spoiled).items() if at not in bad]
    assert left == list(cells(file(layout)).values())


@pytest.mark.parametrize("layout", IN_TEXT)
def test_spoiled_rows_are_spoiled_as_they_say(layout: str) -> None:
    for moved in (None, 1, 2, 3):
        one = file(layout, Look(faults=FAULTS, moved=moved, added=("会员等级",)))
        at = {fault: line for line, fault in one.rejected}
        usual = len(cells(one)[one.rows[0][0]])
        names = [name.strip() for name in cells(one)[one.header]]
        assert len(cells(one)[at["comma"]]) == usual + 1
        assert lines(one)[at["quote"] - 1].count('"') % 2 == 1
        assert b"\xff\xff" in one.content.split(b"\n")[at["bytes"] - 1]
        with pytest.raises(UnicodeDecodeError):
            one.content.decode(encoding(one))
        row = dict(zip(names, cells(one)[at["amount"]], strict=False))
        assert {
            row[name].strip() for name in IN_AND_OUT.get(layout, (AMOUNT.get(layout, "金额"),))
        } == {""}
        assert re.sub(r"\D", "", ",".join(cells(one)[at["day"]])).count("20260230")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_moved_and_added_columns_say_the_same(layout: str) -> None:
    usual, other = file(layout), file(layout, Look(moved=5, added=("会员等级", "渠道")))
    assert cells(usual)[usual.header] != cells(other)[other.header]
    for (event, row), (same, moved) in zip(table(usual), table(other), strict=True):
        assert event == same
        assert {**row, "会员等级": "无", "渠道": "无"} == moved


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("preamble", [0, 3, 60])
def test_preambles_are_as_long_as_asked(layout: str, preamble: int) -> None:
    one = file(layout, Look(preamble=preamble))
    assert one.header == preamble + 1
    assert table(one) == table(file(layout))


def test_other_encodings_line_ends_and_padding_say_the_same() -> None:
    usual = file("alipay-app")
    marked = file("alipay-app", Look(encoding="utf-8-sig"))
    assert marked.content.decode("utf-8-sig") == usual.content.decode("gb18030")
    dos = file("alipay-app", Look(line_end="\r\n"))
    assert dos.content.replace(b"\r\n", b"\n") == usual.content
    wide = file("alipay-app", Look(padded=True))
    assert len(wide.content) > len(usual.content)
    assert table(wide) == table(usual)


# The truth, against the files.


def sum_of(layout: str, column: str, value: str) -> Fen:
    return sum(amount(layout, row) for _, row in table(file(layout)) if value in row[column])


def test_truth_is_what_the_files_say() -> None:
    true = truth(HOUSE)
    alipay = [row for _, row in table(file("alipay-app")) if row["交易状态"] == "还款成功"]
    for lender, who in (("花呗", "花呗"), ("借呗", "蚂蚁借呗"), ("广发银行信用卡", "广发银行")):
        assert true.repaid(lender) == sum(
            fen(row["金额"]) for row in alipay if row["交易对方"] == who
        )
    assert true.repaid("白条") == sum_of("jd", "交易说明", "白条主动还款")
    assert true.repaid("微粒贷") == sum_of("ccb-xlsx", "摘要", "贷款还款")
    assert true.repaid("招商银行信用卡") == sum_of("cmb-credit", "交易摘要", "还款")
    assert true.repaid("中国银行信用卡") == sum_of("wechat-csv", "交易类型", "信用卡还款")
    atm = {
        "cmb-debit": "交易摘要",
        "icbc-debit": "摘要",
        "ccb-xlsx": "摘要",
        "abc-debit": "交易摘要",
        "bocom-debit": "交易类型",
    }
    assert sum(true.cash.values()) == sum(
        sum_of(layout, column, "ATM") for layout, column in atm.items()
    )
    lent = sum(
        fen(row["金额"]) for _, row in table(file("alipay-app")) if row["交易状态"] == "放款成功"
    )
    assert sum(true.disbursements.values()) == lent + sum_of("ccb-xlsx", "摘要", "贷款发放")


def test_truth_of_spending_counts_each_purchase_once_and_net() -> None:
    """Against a sum of another make: each row that buys, by the first file that tells of it, less what came back."""
    spent: Counter[str] = Counter()
    done: set[str] = set()
    for one in render_all(HOUSE):
        for event, row in table(one):
            if event not in done and BY_ID[event].category:
                done.add(event)
                back = BY_ID[event].kind == "refund"
                spent[BY_ID[event].category] += (
                    -amount(one.layout, row) if back else amount(one.layout, row)
                )
    by_category: Counter[str] = Counter()
    for (_, category), sum_ in truth(HOUSE).spending.items():
        by_category[category] += sum_
    assert by_category == spent


def test_truth_of_some_channels_knows_only_these() -> None:
    true = truth(HOUSE)
    banks = truth(HOUSE, list(BANKS))
    assert banks.repaid("花呗") == true.repaid("花呗")
    assert banks.repaid("借呗") < true.repaid("借呗")  # some was paid from 余额宝
    jd = truth(HOUSE, ["jd"])
    assert not jd.income
    assert {lender for _, lender in jd.repayments} == {"白条"}
    channels = [one.channel for one in render_all(HOUSE)]
    assert sorted(channels) == sorted(get_args(Channel))
    assert len(ONE_OF_EACH) == len(channels)
    assert truth(HOUSE, channels) == true


def test_the_big_purchase_makes_one_month_odd() -> None:
    usual, odd = truth(household(1, without=["odd_month"])), truth(HOUSE)
    more = {month: odd.spent(month) - usual.spent(month) for month in odd.income}
    assert {month for month, amount_ in more.items() if amount_} == {"2026-04"}
    assert more["2026-04"] > 400_000
