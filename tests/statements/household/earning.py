"""What comes in: a salary, gigs by the week, and interest."""

import datetime as dt

from tests.statements.household.accounts import ABC, BOCOM, CMB, DEBIT
from tests.statements.household.scene import Scene


def salary(scene: Scene) -> None:
    for month in scene.period:
        moment = scene.moment(month.day(10), 9, 11)
        amount = scene.price(6500, 7100, 1)
        told = scene.trace(
            CMB.channel, moment, amount, "in", "salary", who="晴川仓储服务有限公司", what="工资"
        )
        scene.tell("income", [told])


def gig(scene: Scene) -> None:
    for number, monday in enumerate(scene.period.weeks()):
        moment = scene.moment(monday + dt.timedelta(days=5), 18, 22)
        amount = scene.price(180, 460, 1)
        if number % 3:
            told = scene.trace(
                "wechat",
                moment,
                amount,
                "in",
                "earn",
                who="飞毛腿同城配送",
                what="配送劳务报酬",
                label="其他",
                method="/",
            )
        else:
            told = scene.trace(
                "alipay",
                moment,
                amount,
                "in",
                "earn",
                who="*智",
                what="收钱码收款",
                label="收入",
                method="余额",
            )
        scene.tell("income", [told])


def yields(scene: Scene) -> None:
    """余额宝 pays a few fen a day, which 支付宝 does not count as income."""
    day = scene.period.first
    while day <= scene.period.last:
        moment = scene.moment(day, 2, 5)
        what = f"余额宝-{day - dt.timedelta(days=1):%Y.%m.%d}-收益发放"
        told = scene.trace(
            "alipay", moment, scene.rng.randint(1, 9), "in", "yield", who="天弘基金管理有限公司", what=what,
            label="投资理财", method="余额宝",
        )  # fmt: skip
        scene.tell("income", [told])
        day += dt.timedelta(days=1)


def interest(scene: Scene) -> None:
    for month in scene.period:
        if month.first.month % 3 == 0:
            for bank in DEBIT:
                moment = scene.moment(month.day(21), 0, 3)
                amount = scene.rng.randint(5, 180)
                told = scene.trace(
                    bank.channel, moment, amount, "in", "interest", who="", what="结息"
                )
                scene.tell("income", [told])


def interest_tax(scene: Scene) -> None:
    """A tax on interest of nothing, as banks still print it."""
    for month in scene.period:
        if month.first.month % 3 == 0:
            moment = scene.moment(month.day(21), 3, 4)
            scene.tell(
                "fee", [scene.trace(ABC.channel, moment, 0, "in", "tax", who="", what="利息税")]
            )


def message_fee(scene: Scene) -> None:
    for month in scene.period:
        moment = scene.moment(month.day(3), 1, 4)
        told = scene.trace(BOCOM.channel, moment, 300, "out", "fee", who="", what="短信服务费")
        scene.tell("fee", [told])
