"""What is borrowed and paid back: 花呗, 白条, cards, 借呗, 微粒贷."""

import datetime as dt
from collections.abc import Callable

from tests.statements.household.accounts import (
    ABC,
    BOC_CARD,
    CCB,
    CGB_CARD,
    CMB,
    CMB_CARD,
    OWNER,
    Account,
)
from tests.statements.household.events import Channel, Event, Fen, Trace
from tests.statements.household.scene import VIA, Month, Scene

_WEBANK = "深圳前海微众银行股份有限公司"


def huabei(scene: Scene) -> None:
    """Paid from a bank card on the 9th; in the second month the first try fails."""
    for month in scene.period:
        amount = _billed(scene, month, lambda one: one.channel == "alipay" and one.method == "花呗")
        moment = scene.moment(month.day(9), 7, 8)
        what = f"花呗自动还款-{month.first:%Y年%m月}账单"
        if month.index == 1:
            _failed(scene, moment, amount, what)
            moment += dt.timedelta(days=1)
            what = what.replace("自动", "主动")
        _repay(scene, moment, amount, lender="花呗", what=what, platform="alipay", source=CMB)


def _failed(scene: Scene, moment: dt.datetime, amount: Fen, what: str) -> None:
    told = scene.trace(
        "alipay",
        moment,
        amount,
        "out",
        "failed",
        who="花呗",
        what=what,
        label="信用借还",
        method=CMB.full_name,
    )
    scene.tell("cancelled", [told])


def baitiao(scene: Scene) -> None:
    for month in scene.period:
        amount = _billed(scene, month, lambda one: one.channel == "jd" and one.method == "京东白条")
        _repay(
            scene,
            scene.moment(month.day(11)),
            amount,
            lender="白条",
            what="白条主动还款",
            platform="jd",
            source=ABC,
        )


def card_at_own_bank(scene: Scene) -> None:
    for month in scene.period:
        moment, amount = scene.moment(month.day(25), 0, 3), _card_bill(scene, month, CMB_CARD)
        _repay_card(scene, moment, amount, card=CMB_CARD, platform=None, source=CMB)


def card_by_wechat(scene: Scene) -> None:
    for month in scene.period:
        moment, amount = scene.moment(month.day(23)), _card_bill(scene, month, BOC_CARD)
        _repay_card(scene, moment, amount, card=BOC_CARD, platform="wechat", source=CMB)


def card_by_alipay(scene: Scene) -> None:
    """From a bank card, and every third month from 余额宝."""
    for month in scene.period:
        moment, amount = scene.moment(month.day(18)), _card_bill(scene, month, CGB_CARD)
        _repay_card(
            scene,
            moment,
            amount,
            card=CGB_CARD,
            platform="alipay",
            source=CMB if month.index % 3 else None,
        )


def card_fees(scene: Scene) -> None:
    for month in scene.period:
        if month.index == 3:
            moment = scene.moment(month.day(7), 1, 2)
            for what, amount in (("循环利息", scene.price(8, 40, 1)), ("违约金", 2000)):
                told = scene.trace(
                    CMB_CARD.channel, moment, amount, "out", "fee", who="", what=what
                )
                scene.tell("fee", [told])


def jiebei(scene: Scene) -> None:
    """Paid out into 支付宝 once, to a bank card once; an instalment each month, from a bank card or 余额宝."""
    for month in scene.period:
        if month.index in (0, 4):
            _lend_jiebei(scene, month)
        source = CMB if month.index % 2 == 0 else "余额宝"
        amount = 75_771 if month.index < 5 else 93_318
        _repay(
            scene,
            scene.moment(month.day(20), 9, 10),
            amount,
            lender="借呗",
            what="蚂蚁借呗还款",
            platform="alipay",
            source=source,
        )


def _lend_jiebei(scene: Scene, month: Month) -> None:
    to_card = month.index == 4
    moment, amount = scene.moment(month.day(2)), 300_000 + 100_000 * to_card
    what = "蚂蚁借呗放款至银行卡" if to_card else "蚂蚁借呗放款至余额"
    method = CMB.full_name if to_card else "余额"
    told = scene.trace(
        "alipay",
        moment,
        amount,
        "in",
        "lend",
        who="蚂蚁借呗",
        what=what,
        label="信用借还",
        method=method,
    )
    traces = [told, scene.at_bank(CMB, told, "lend", VIA["alipay"])] if to_card else [told]
    scene.tell("disbursement", traces, lender="借呗")


def weilidai(scene: Scene) -> None:
    """Paid out to a bank card and taken from it; in the last month paid by hand in 微信."""
    for month in scene.period:
        if month.index == 1:
            moment = scene.moment(month.day(3))
            told = scene.trace(
                CCB.channel, moment, 500_000, "in", "lend", who=_WEBANK, what="微粒贷放款"
            )
            scene.tell("disbursement", [told], lender="微粒贷")
        if month.index > 1:
            by_hand = month.index == scene.period.months - 1
            moment = scene.moment(month.day(15), 6, 7)
            platform: Channel | None = "wechat" if by_hand else None
            _repay(
                scene,
                moment,
                45_690,
                lender="微粒贷",
                what="微粒贷还款",
                platform=platform,
                source=CCB,
            )


_COUNTERPARTY = {"花呗": "花呗", "白条": "京东白条", "借呗": "蚂蚁借呗", "微粒贷": _WEBANK}
_LABEL: dict[Channel | None, str] = {"alipay": "信用借还", "jd": "白条"}


def _repay(
    scene: Scene,
    moment: dt.datetime,
    amount: Fen,
    *,
    lender: str,
    what: str,
    platform: Channel | None,
    source: Account | str,
) -> None:
    """An instalment or bill, paid on a platform or taken from the bank card at once; nothing where none is billed."""
    if amount <= 0:
        return
    who = _COUNTERPARTY[lender]
    if platform is None:
        assert isinstance(source, Account)
        told = scene.trace(source.channel, moment, amount, "out", "repay", who=who, what=what)
        scene.tell("repayment", [told], lender=lender)
        return
    method = source if isinstance(source, str) else _named(source, platform)
    label = _LABEL.get(platform, what)
    told = scene.trace(
        platform, moment, amount, "out", "repay", who=who, what=what, label=label, method=method
    )
    traces = [told]
    if isinstance(source, Account):
        traces.append(scene.at_bank(source, told, "repay", VIA[platform]))
    scene.tell("repayment", traces, lender=lender)


def _repay_card(
    scene: Scene,
    moment: dt.datetime,
    amount: Fen,
    *,
    card: Account,
    platform: Channel | None,
    source: Account | None,
) -> None:
    """A card's bill: the platform's row where one was used, the bank's that paid, and the card's own."""
    if amount <= 0:
        return
    traces: list[Trace] = []
    who = f"{card.bank}信用卡还款" if platform == "wechat" else card.bank
    if platform:
        method = _named(source, platform) if source else "余额宝"
        label = _LABEL.get(platform, "信用卡还款")
        traces.append(
            scene.trace(
                platform,
                moment,
                amount,
                "out",
                "repay",
                who=who,
                what="信用卡还款",
                label=label,
                method=method,
            )
        )
    if source:
        via = VIA[platform] if platform else ""
        what = "信用卡还款" if platform else f"信用卡自动还款 {card.digits}"
        traces.append(
            scene.trace(source.channel, moment, amount, "out", "repay", who=who, what=what, via=via)
        )
    traces.append(scene.trace(card.channel, moment, amount, "in", "repaid", who=OWNER, what="还款"))
    scene.tell("repayment", traces, lender=f"{card.bank}信用卡")


def _named(account: Account, platform: Channel) -> str:
    return account.full_name if platform == "alipay" else account.name


def _card_bill(scene: Scene, month: Month, card: Account) -> Fen:
    return _billed(scene, month, lambda one: one.channel == card.channel)


def _billed(scene: Scene, month: Month, is_of: Callable[[Trace], bool]) -> Fen:
    """What was spent on credit in the month before, less what was given back; something for the first month."""
    if month.index == 0:
        return scene.price(300, 900, 1)
    last = (month.first - dt.timedelta(days=1)).strftime("%Y-%m")
    rows = [row for one in scene.before for row in one.traces if _spent(one, row) and is_of(row)]
    rows = [row for row in rows if f"{row.moment:%Y-%m}" == last]
    return sum(row.amount if row.flow == "out" else -row.amount for row in rows)


def _spent(event: Event, row: Trace) -> bool:
    return event.kind in ("expense", "refund", "fee") and row.act in ("buy", "refund", "fee")
