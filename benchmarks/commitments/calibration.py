"""Whether what is told comes true: how sure plans were said to be, beside how often they are kept; and when they break,
beside what was measured abroad.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ashore.planning.futures.assumptions import bands
from ashore.planning.futures.completion import Completion
from ashore.planning.promise import FLOOR

LONG = 36
"""Plans of so many months or more are set beside agreements of several years."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of a plan of ``months``, and in what share of a household's real lives it is kept."""

    told: Completion
    lived: float
    months: int


def tell(plans: Sequence[Told]) -> None:
    """Print both tables."""
    print("\nhow sure plans were said to be, beside how often they are kept in lives of other laws")
    print(f"{'said':<12}{'plans':>7}{'said, mean':>12}{'kept, mean':>12}{'apart':>8}")
    for tenth, some in sorted(_by_tenth(plans).items()):
        said, kept = _mean(one.told.probability for one in some), _mean(one.lived for one in some)
        name = f"{tenth * 10}-{tenth * 10 + 10} %"
        print(f"{name:<12}{len(some):>7}{said:>12.1%}{kept:>12.1%}{said - kept:>8.3f}")
    long = [one for one in plans if one.months >= LONG]
    recommended = [one for one in long if one.told.probability >= FLOOR]
    print(f"\nsaid to break, mean of plans of {LONG} months or more, beside figures abroad")
    print(f"{'':<18}{f'all {len(long)}':>10}{f'recommended {len(recommended)}':>18}")
    for band in bands():
        said = [
            _mean(_broken(one.told, band.months) for one in some) for some in (long, recommended)
        ]
        abroad = f"{band.low:.1%} to {band.high:.1%}, {band.country}: {band.source}"
        print(f"{f'within {band.months} months':<18}{said[0]:>10.1%}{said[1]:>18.1%}   {abroad}")


def _by_tenth(plans: Iterable[Told]) -> dict[int, list[Told]]:
    found = defaultdict(list)
    for one in plans:
        found[min(int(one.told.probability * 10), 9)].append(one)
    return found


def _broken(told: Completion, months: int) -> float:
    return sum(told.breaks[:months]) / told.count


def _mean(of: Iterable[float]) -> float:
    counted = list(of)
    return sum(counted) / len(counted)
