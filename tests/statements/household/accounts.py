"""The household's accounts, and who it is."""

from dataclasses import dataclass
from typing import TypeAlias

from tests.statements.household.events import Channel

OWNER = "林小满"
LANDLORD = "周建国"


@dataclass(frozen=True, slots=True)
class Account:
    """A bank account. ``full`` is the bank's name on 支付宝, ``digits`` the end of the card's number."""

    channel: Channel
    bank: str
    full: str
    digits: str
    credit: bool = False

    @property
    def sort(self) -> str:
        return "信用卡" if self.credit else "储蓄卡"

    @property
    def name(self) -> str:
        return f"{self.bank}{self.sort}({self.digits})"

    @property
    def full_name(self) -> str:
        return f"{self.full}{self.sort}({self.digits})"


CMB = Account("cmb", "招商银行", "招商银行", "1234")
ICBC = Account("icbc", "工商银行", "中国工商银行", "8842")
CCB = Account("ccb", "建设银行", "中国建设银行", "6610")
ABC = Account("abc", "农业银行", "中国农业银行", "2295")
BOCOM = Account("bocom", "交通银行", "交通银行", "7413")
CMB_CARD = Account("cmb-credit", "招商银行", "招商银行", "5508", credit=True)
BOC_CARD = Account("boc", "中国银行", "中国银行", "9126", credit=True)
CGB_CARD = Account("cgb", "广发银行", "广发银行", "1387", credit=True)

DEBIT = (CMB, ICBC, CCB, ABC, BOCOM)
CARDS = (CMB_CARD, BOC_CARD, CGB_CARD)
BANKS: dict[Channel, Account] = {one.channel: one for one in (*DEBIT, *CARDS)}

Source: TypeAlias = Account | str
"""What a payment is made with: an account, or a platform's own purse or credit by its name."""
