"""How long a plan takes: whole processes with 10,000 futures, and the hardest choice alone by each solver."""

import datetime as dt
import json
import tempfile
import tomllib
from pathlib import Path
from statistics import median
from time import perf_counter

from ashore.case.load import parse_case
from ashore.data import resource
from ashore.money import yuan
from ashore.planning import optimal
from ashore.planning.choice.highs import solve as highs
from ashore.planning.choice.problem import Problem, Solution
from ashore.planning.choice.search import solve as search
from ashore.planning.ground import lay_grounds, outset_of
from ashore.planning.request import budget_of, pay_dates
from ashore.workout import Workout
from benchmarks.startup import whole_process

TWELVE = Path(__file__).with_name("twelve.toml")
ROUNDS = 5


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        five = _five_debts(Path(folder))
        print(f"{'median of ' + str(ROUNDS):<52}{'s':>8}{'cpu s':>8}   bound")
        for name, arguments, bound in (
            ("ashore plan (five debts, 10,000 futures)", ["plan", str(five)], "3"),
            ("the same, --objective cost", ["plan", str(five), "--objective", "cost"], "3"),
            ("ashore plan (twelve debts, 60 months)", ["plan", str(TWELVE)], "10"),
            ("the same, --objective cost", ["plan", str(TWELVE), "--objective", "cost"], "10"),
        ):
            took = [whole_process([*arguments, "--lang", "en"]) for _ in range(ROUNDS)]
            waited, computed = zip(*took, strict=True)
            print(f"{name:<52}{median(waited):>8.2f}{median(computed):>8.2f}   {bound}")
    print("\ntwelve debts, 60 months, every relief that was told of, least cost")
    problem = _hardest()
    print(f"{sum(len(debt.choices) for debt in problem.debts)} choices")
    began = perf_counter()
    own = search.solve(problem, "cost")
    _told("own search", own, perf_counter() - began)
    if highs.available():
        began = perf_counter()
        both = highs.solve(problem, "cost", start=own.decision)
        _told("HiGHS from there", both, perf_counter() - began)


def _five_debts(folder: Path) -> Path:
    """The shipped case with the most debts, without two of them."""
    told = tomllib.loads(resource("cases/seven.toml").read_text(encoding="utf-8"))
    told["debt"] = told["debt"][:5]
    told["paper"] = [paper for paper in told["paper"] if "card" not in paper.get("debt", "")]
    written = folder / "five.json"
    written.write_text(json.dumps(told, default=str), encoding="utf-8")
    return written


def _hardest() -> Problem:
    """The choice among everything that the lenders of the twelve may grant."""
    case = parse_case(TWELVE.read_bytes(), TWELVE.name)
    day = case.as_of or dt.date.max
    work = Workout(case, day, "en")
    debts = tuple(debt.plan_debt("en") for debt in work.debts)
    outset = outset_of(debts, pay_dates(day), 60)
    budget = budget_of(work.household_budget.low)
    ground = next(lay_grounds(outset, budget))
    ways = optimal.ways_on(ground, "level")
    money = tuple(budget.of(month) for month in range(1, 61))
    return optimal.problem_of(ground, ways, money, optimal.Wishes())


def _told(name: str, found: Solution, seconds: float) -> None:
    """What was found, and how far below it the best can lie at most."""
    if found.value is None or found.bound is None:
        print(f"{name:<28}{seconds:>7.2f} s   nothing found or nothing proven")
        return
    paid = found.value[0]
    gap = float((paid - found.bound) / paid)
    print(f"{name:<28}{seconds:>7.2f} s   {yuan(paid)} paid in all   gap {max(gap, 0.0):.2%}")
