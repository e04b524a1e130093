"""Money given back: a refund takes from what was bought, so that neither counts as income and nothing counts twice."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ashore.money import Fen
from ashore.statements.book.entries import Entry

_BOUGHT = ("expense", "person", "cancelled", "fee")
_PREFIXES = ("退款-", "退款", "(退款)", "（退款）", "退货-")


def settle_refunds(entries: Iterable[Entry]) -> None:
    """Match every refund with what it is for, in the order of ``entries``; without one it counts as less spending."""
    entries = list(entries)
    refunds = [one for one in entries if one.kind == "refund" and one.amount]
    found = _Bought(entries, refunds)
    taken: defaultdict[int, Fen] = defaultdict(int)
    for one in refunds:
        _settle(one, found, taken)
    for one in entries:
        # What a row says of itself counts where no row of its own tells of it.
        said = one.transaction.refunded - taken[id(one)]
        if said > 0 and one.kind in _BOUGHT and one.amount:
            one.amount = max(0, one.amount - said)


def _settle(refund: Entry, found: "_Bought", taken: defaultdict[int, Fen]) -> None:
    for bought in found.candidates(refund):
        if bought.kind == "cancelled":
            refund.drop("given-back", bought.transaction)
            return
        if bought.amount >= refund.amount:
            taken[id(bought)] += refund.amount
            bought.amount -= refund.amount
            bought.because, bought.twin = "given-back", refund.transaction
            refund.drop("given-back", bought.transaction)
            return
    refund.amount = -refund.amount


class _Bought:
    """What was bought, by what a refund may name it by."""

    def __init__(self, entries: list[Entry], refunds: list[Entry]) -> None:
        self._by: dict[tuple[str, ...], list[Entry]] = {
            name: [] for one in refunds for name in _names(one)
        }
        shops = {one.transaction.counterparty for one in refunds}
        orders = {name[2] for name in self._by if name[1] != "text"}
        for one in entries if refunds else ():
            told = one.transaction
            if one.kind not in _BOUGHT or told.direction == "in":
                continue
            order = told.reference.partition("_")[0]
            if told.counterparty in shops or order in orders or told.merchant_reference in orders:
                for name in _names(one):
                    if name in self._by:
                        self._by[name].append(one)

    def candidates(self, refund: Entry) -> Iterator[Entry]:
        """What a refund may be for, the surest first; among the equally sure the one most alike."""
        day = refund.transaction.date
        for name in _names(refund):
            alike = [one for one in self._by.get(name, ()) if one.transaction.date <= day]
            yield from sorted(alike, key=lambda one: _distance(one, refund))


def _names(one: Entry) -> Iterator[tuple[str, ...]]:
    """What an entry goes by, the surest first: its order, the shop's order, shop and text."""
    told = one.transaction
    if told.reference:
        yield told.source, "order", told.reference.partition("_")[0]
    if told.merchant_reference:
        yield told.source, "shop", told.merchant_reference
    text = _bare(told.description)
    if text or told.counterparty:
        yield told.source, "text", told.counterparty, text


def _bare(text: str) -> str:
    for prefix in _PREFIXES:
        text = text.removeprefix(prefix)
    return text


def _distance(bought: Entry, refund: Entry) -> tuple[bool, bool, int]:
    told, back = bought.transaction, refund.transaction
    return (
        _bare(told.description) != _bare(back.description),
        told.amount != back.amount,
        (back.date - told.date).days,
    )
