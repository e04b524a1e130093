"""What was measured as Markdown, to be pasted into ``docs/benchmarks.md``."""

from collections.abc import Iterable, Iterator
from statistics import mean, median

from benchmarks.plans.instances import BUDGETS
from benchmarks.plans.peers import PEERS
from benchmarks.plans.run import Measured

SOLVERS = (
    "money", "settlements", "instances", "nothing fits", "HiGHS within 0.1 % in 5 s", "HiGHS median", "longest",
    "search median", "longest", "search above HiGHS, mean", "worst", "only one finds a plan",
)  # fmt: skip


def table(rows: Iterable[Iterable[str]], heads: Iterable[str]) -> str:
    """A Markdown table."""
    heads = list(heads)
    every = [heads, ["---"] * len(heads), *map(list, rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in every)


def groups(all_measured: list[Measured]) -> Iterator[tuple[list[str], list[Measured]]]:
    """By money and settlements, and all together."""
    for budget in BUDGETS:
        for settling in (False, True):
            alike = [
                one
                for one in all_measured
                if (one.instance.budget, one.instance.settling) == (budget, settling)
            ]
            if alike:
                yield [f"{budget} %", "yes" if settling else "no"], alike
    yield ["all", ""], all_measured


def solvers(all_measured: list[Measured]) -> str:
    """Both solvers beside each other."""
    return table((names + _of_solvers(group) for names, group in groups(all_measured)), SOLVERS)


def _of_solvers(group: list[Measured]) -> list[str]:
    above = [one.above for one in group if one.above is not None]
    highs, search = (
        [answer.seconds for answer in answers]
        for answers in zip(*((one.highs, one.search) for one in group), strict=True)
    )
    alone = sum((one.highs.counted is None) != (one.search.counted is None) for one in group)
    return [
        str(len(group)),
        str(sum(one.best is None for one in group)),
        str(sum(one.highs.settled for one in group)),
        *(
            f"{seconds:.2f} s"
            for times in (highs, search)
            for seconds in (median(times), max(times))
        ),
        _percent(mean(above), 3) if above else "-",
        _percent(max(above), 2) if above else "-",
        str(alone),
    ]


def peers(all_measured: list[Measured]) -> str:
    """In how many each peer gets through, and what it costs above the best known there: mean and worst."""
    rows = (
        [*names, str(sum(one.best is not None for one in group)), *_of_peers(group)]
        for names, group in groups(all_measured)
    )
    return table(rows, ["money", "settlements", "with a plan", *PEERS])


def _of_peers(group: list[Measured]) -> Iterator[str]:
    for name in PEERS:
        over = [
            paid / one.best - 1
            for one in group
            if (paid := one.peers[name]) is not None and one.best is not None
        ]
        more = f": {_percent(mean(over), 1)}, worst {_percent(max(over), 1)}" if over else ""
        yield f"{len(over)}{more}"


def _percent(share: float, places: int) -> str:
    return f"{100 * share:.{places}f} %"
