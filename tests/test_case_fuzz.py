"""No bytes give a traceback: a case, or a CaseError whose every problem can be said in one line."""

import datetime as dt
import json
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ashore.case.dump import dump_json, dump_toml
from ashore.case.lines import key_lines
from ashore.case.load import CaseError, parse_case
from ashore.data import read_text
from ashore.loans.terms import Method
from ashore.texts import LANGUAGES

NAMES = st.sampled_from(["case.toml", "case.json", "case", "案情.txt"])
SHIPPED = {
    name: read_text(f"cases/{name}.toml") for name in ("seven", "jiebei", "planted", "before-due")
}
VALID = {
    **SHIPPED,
    **{
        f"{name}.json": dump_json(parse_case(text.encode(), "case.toml"))
        for name, text in SHIPPED.items()
    },
}
BROKEN = [
    path.read_bytes()
    for path in sorted((Path(__file__).parent / "broken_cases").iterdir())
    if path.suffix != ".expected"
]
PIECES = [
    *"\"'[]{}=,.#\n\\-%元：“”０",
    "true",
    "inf",
    "-nan",
    "1e999999999999999999999",
    "0x" + "f" * 5000,
    "9" * 5000,
    "2026-02-30",
    "9999-12-31",
    "0001-01-01",
    "07:30:00",
    "2026-01-01T00:00:00Z",
    "null",
    "[[debt]]",
    "[debt.claim]",
    "[[debt.payments]]",
    "[[paper]]",
    "kind = 'identity'",
    "debt = 'jiebei'",
    '"\\ud800"',
    '"\\u0000"',
    "method = 'revolving'",
    "every = '9999 months'",
    "instalments = 999",
    "\ufeff",
    "\r",
    "{}",
    "[[[[",
]


def parses_or_says_why(data: bytes, name: str) -> None:
    try:
        case = parse_case(data, name, dt.date(2026, 11, 21))
    except CaseError as error:
        problems = error.problems
    else:
        assert parse_case(dump_toml(case).encode(), "case.toml", dt.date(2026, 11, 21)) == case
        return
    assert problems
    for problem in problems:
        for language in LANGUAGES:
            assert problem.text(language).isprintable()


@settings(max_examples=400, deadline=None)
@given(st.binary(max_size=300), NAMES)
def test_random_bytes(data: bytes, name: str) -> None:
    parses_or_says_why(data, name)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200), NAMES)
def test_random_text(text: str, name: str) -> None:
    parses_or_says_why(text.encode("utf-8", "surrogatepass"), name)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(), st.sampled_from(sorted(VALID)), NAMES)
def test_mutated_valid_cases(chance: Random, valid: str, name: str) -> None:
    parses_or_says_why(mutated(VALID[valid], chance).encode(), name)


@settings(max_examples=300, deadline=None)
@given(st.randoms(), st.sampled_from(BROKEN), NAMES)
def test_mutated_broken_cases(chance: Random, data: bytes, name: str) -> None:
    place = chance.randrange(len(data) + 1)
    parses_or_says_why(
        data[:place] + bytes(chance.choices(range(256), k=2)) + data[place + 1 :], name
    )


WEIRD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=5),
    st.dates().map(str),
    st.just([]),
    st.just({}),
    st.lists(st.integers(), min_size=1, max_size=2),
    st.sampled_from([method.value for method in Method]),
    st.sampled_from(["0.05", "1e999999", "-1", "9999 months", "once", "2026-02-30", 999, 5, -0.0]),
)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.sampled_from(sorted(SHIPPED)), st.integers(1, 3))
def test_valid_cases_with_values_exchanged(data: st.DataObject, valid: str, times: int) -> None:
    document = json.loads(VALID[f"{valid}.json"])
    for _ in range(times):
        where = document
        while True:
            key = data.draw(
                st.sampled_from(sorted(where) if isinstance(where, dict) else range(len(where)))
            )
            if isinstance(where[key], dict | list) and where[key] and data.draw(st.integers(0, 4)):
                where = where[key]
                continue
            where[key] = data.draw(WEIRD)
            break
    parses_or_says_why(json.dumps(document).encode(), "case.json")


def mutated(text: str, chance: Random) -> str:
    """A few pieces put in, taken out or exchanged."""
    for _ in range(chance.randint(1, 4)):
        first = chance.randrange(len(text))
        after = first + chance.choice([0, 0, 1, 5, 20])
        text = text[:first] + chance.choice(["", *PIECES]) + text[after:]
    return text


def test_values_that_only_arithmetic_would_trip_over() -> None:
    for value in [
        "1e999999",
        "1e-999999",
        "-1e999999",
        "inf",
        "nan",
        "0x" + "f" * 5000,
        "1e" + "9" * 30,
    ]:
        for line in ["amount", "every", "from"]:
            text = f'schema = 1\n[[income]]\nname = "a"\n{line} = {value}\n'
            parses_or_says_why(text.encode(), "case.toml")
        for key in ["principal", "annual_rate", "daily_rate", "instalments", "grace_days", "start"]:
            text = f'schema = 1\n[[debt]]\nid = "a"\nmethod = "bullet"\n{key} = {value}\n'
            parses_or_says_why(text.encode(), "case.toml")


@settings(max_examples=200, deadline=None)
@given(st.randoms(), st.sampled_from(sorted(SHIPPED)))
def test_lines_are_within_the_text(chance: Random, valid: str) -> None:
    lines = SHIPPED[valid].split("\n")
    for _ in range(3):
        lines.insert(chance.randrange(len(lines)), chance.choice(["", "# [[debt]]", "   # a = 3"]))
    found = key_lines("\n".join(lines))
    for path, line in found.items():
        key = next(step for step in reversed(path) if isinstance(step, str))
        assert key in lines[line - 1] or lines[line - 1].lstrip().startswith("{")
