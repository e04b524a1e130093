"""How easily the texts for people read: ``python scripts/readability.py``; docs/readability.md explains the measures.

Prints a table by area, then every sentence that is too long and every rare character; exits 1 where there is any.
The test suite calls the same functions.
"""

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from ashore.data import resource
from ashore.texts import SOURCE_LANGUAGE, Language, catalogue

NAMES = frozenset("呗圳浏纾")
"""Rarer characters that cannot be done without: 借呗, 花呗, 深圳, 浏览器, and 纾困, which the glossary explains."""

_COMMON = range(0xB0, 0xD8)  # first bytes of GB 2312 level one
_STOP = {
    "zh-Hans": re.compile(r"(?<=[。！？])[”）」]*|\n+"),
    # A new sentence begins with a capital, a figure or a fact: "Co., Ltd. and" is none.
    "en": re.compile(r"(?<=[.!?])[\"”)]*\s+(?=[A-Z0-9{\"“'])|\n+"),
}
_ENDS = {"zh-Hans": "。！？”）", "en": '.!?")”'}
# A fact filled in, a document's name, a figure or a Latin word is taken in at one glance and counts as one.
_PIECE = {
    "zh-Hans": re.compile(r"\{[^{}]*\}|《[^》]*》|[A-Za-z0-9][A-Za-z0-9.,:%/_-]*|[\u4e00-\u9fff]"),
    "en": re.compile(r"\{[^{}]*\}|[A-Za-z0-9][A-Za-z0-9.,:%/_'’-]*|[\u4e00-\u9fff、，]+"),
}


@dataclass(frozen=True, slots=True)
class Bars:
    """The most that is allowed: the 95th percentile and the longest sentence of an area, and its school grade."""

    usual: int
    longest: int
    grade: float | None = None


BARS: dict[Language, Bars] = {"zh-Hans": Bars(40, 50), "en": Bars(25, 30, grade=9.0)}
LETTERS: dict[Language, Bars] = {"zh-Hans": Bars(40, 65), "en": Bars(30, 65, grade=9.0)}
"""Letters go to a lender's staff and quote articles of law."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One area: its sentences' lengths in order, in characters (zh-Hans) or words (en), and its grade (en)."""

    area: str
    lengths: tuple[int, ...]
    grade: float | None

    @property
    def middle(self) -> float:
        """The median; half of the sentences are at most as long."""
        return median(self.lengths)

    @property
    def usual(self) -> int:
        """The 95th percentile: at most one sentence in twenty is longer."""
        return self.lengths[-(len(self.lengths) // 20) - 1]

    @property
    def longest(self) -> int:
        """The longest sentence."""
        return self.lengths[-1]


def areas() -> list[str]:
    """The areas of the catalogue."""
    files = resource(f"texts/{SOURCE_LANGUAGE}").iterdir()
    return sorted(entry.name.removesuffix(".toml") for entry in files)


def measure(area: str, language: Language) -> Measured | None:
    """How an area reads, in zh-Hans or en (zh-Hant is zh-Hans in other characters); None where it has labels only."""
    told = [said for _, said in sentences(area, language) if said[-1] in _ENDS[language]]
    if not told:
        return None
    lengths = tuple(sorted(length(said, language) for said in told))
    return Measured(area, lengths, grade(told) if language == "en" else None)


def sentences(area: str, language: Language) -> list[tuple[str, str]]:
    """Every sentence and every label of an area with its key; examples to type are neither."""
    return [
        (key, said.strip())
        for key, text in catalogue(area, language).items()
        if not key.endswith(".examples")
        for said in _STOP[language].split(text)
        if said.strip()
    ]


def length(said: str, language: Language) -> int:
    """Chinese characters or English words; a fact filled in, a figure, a document's name count as one."""
    return len(_PIECE[language].findall(said))


def rare(area: str) -> dict[str, str]:
    """The characters of zh-Hans texts outside GB 2312 level one, by key; those of :data:`NAMES` are left out."""
    found = {
        key: "".join(sorted({each for each in text if _is_rare(each)}))
        for key, text in catalogue(area, "zh-Hans").items()
    }
    return {key: characters for key, characters in found.items() if characters}


def _is_rare(character: str) -> bool:
    if not "\u4e00" <= character <= "\u9fff" or character in NAMES:
        return False
    try:
        return character.encode("gb2312")[0] not in _COMMON
    except UnicodeEncodeError:
        return True


def grade(told: Iterable[str]) -> float:
    """The Flesch–Kincaid grade: 0.39 × words per sentence + 11.8 × syllables per word − 15.59.

    Kincaid, Fishburne, Rogers, Chissom: Derivation of New Readability Formulas, Naval Technical Training Command,
    Research Branch Report 8-75, 1975.
    """
    spoken = [_PIECE["en"].findall(said) for said in told]
    words = [word for each in spoken for word in each]
    return 0.39 * len(words) / len(spoken) + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59


def _syllables(word: str) -> int:
    """Groups of vowels; a silent final e is none. A figure, a Chinese name and a fact filled in count as one."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    if not plain or word.startswith("{"):
        return 1
    spoken = re.sub(r"(?<![aeiouyl])e$|(?<=[^td])ed$|(?<=[^sxzcg])es$", "", plain)
    return max(1, len(re.findall(r"[aeiouy]+", spoken)))


def faults(area: str) -> list[str]:
    """What is above a bar, a line each."""
    found = [f"{key}: rare characters {said}" for key, said in rare(area).items()]
    for language, bars in (LETTERS if area == "letters" else BARS).items():
        found += [
            f"{key} ({language}): {length(said, language)} > {bars.longest}: {said}"
            for key, said in sentences(area, language)
            if length(said, language) > bars.longest
        ]
        told = measure(area, language)
        if told and told.usual > bars.usual:
            found.append(f"{area} ({language}): 95th percentile {told.usual} > {bars.usual}")
        if told and told.grade is not None and bars.grade and told.grade > bars.grade:
            found.append(f"{area} ({language}): grade {told.grade:.1f} > {bars.grade}")
    return found


def main() -> int:
    """Print the table and the faults."""
    for language in BARS:
        print(f"{language:14}{'sentences':>10}{'median':>8}{'95%':>6}{'longest':>9}{'grade':>7}")
        for told in filter(None, (measure(area, language) for area in areas())):
            row = f"  {told.area:12}{len(told.lengths):10}{told.middle:8.0f}{told.usual:6}"
            print(row + f"{told.longest:9}" + (f"{told.grade:7.1f}" if told.grade else ""))
    found = [fault for area in areas() for fault in faults(area)]
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
