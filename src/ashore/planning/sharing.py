"""Sharing the money of a month: in proportion, with a least and a most for each part."""

from collections.abc import Sequence

from ashore.money import Fen


def fair_shares(
    budget: Fen, weights: Sequence[int], least: Sequence[Fen], most: Sequence[Fen | None]
) -> list[Fen]:
    """Share a budget in proportion to weights, no part below its least or above its most.

    What one part cannot take or must have beyond its proportion, the others gain or give, in proportion again.
    The sum of ``least`` must be within the budget. Parts are cut to whole fen, not rounded: then a larger budget
    never makes a part smaller (the largest-remainder method does not promise that), and at most one fen a part is
    left over.

    The parts are the proportional ones clamped at the one level at which they use the budget; each pass settles
    those that the level can only move further out (the method of CSS flexible boxes).
    """
    parts: dict[int, Fen] = {}
    free = list(range(len(weights)))
    while free:
        left = budget - sum(parts.values())
        total = sum(weights[index] for index in free)
        # All figures times ``total``, so that they are exact.
        under = {index: least[index] * total - left * weights[index] for index in free}
        over = {
            index: left * weights[index] - top * total
            for index in free
            if (top := most[index]) is not None
        }
        low = [index for index in free if under[index] > 0]
        high = [index for index in over if over[index] > 0]
        if not low and not high:
            parts |= {index: left * weights[index] // total for index in free}
            break
        balance = sum(under[index] for index in low) - sum(over[index] for index in high)
        settled = (low if balance >= 0 else []) + (high if balance <= 0 else [])
        for index in settled:
            parts[index] = least[index] if index in low else most[index] or 0
        free = [index for index in free if index not in settled]
    return [parts[index] for index in range(len(weights))]
