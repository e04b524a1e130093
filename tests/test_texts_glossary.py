"""The glossary: every word of the field, in every language, each with one plain sentence."""

import pytest

from ashore.texts import LANGUAGES, Language
from ashore.workout.reference import glossary_json

WORDS = {
    *("position", "principal", "interest", "penalty-interest", "compound-interest", "late-fee"),
    *("days-past-due", "delinquency-bucket", "instalment", "equal-instalment", "equal-principal"),
    *("interest-only", "bullet", "fee-instalment", "revolving", "acceleration", "allocation-order"),
    *("relief-option", "extension", "deferral", "re-instalment", "interest-freeze", "waiver"),
    *("settlement", "surplus", "essential-expense", "flexible-expense", "offer", "counter-offer"),
    *("agreement", "rung", "contact", "evidence", "finding", "completion-probability"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_design_is_explained_in_one_sentence(language: Language) -> None:
    terms = glossary_json(language)["terms"]
    assert {each["term"] for each in terms} == WORDS
    assert len({each["word"] for each in terms}) == len(WORDS)
    stop = "." if language == "en" else "。"
    for each in terms:
        assert each["plain"].count(stop) == 1, each["term"]
        assert each["plain"].endswith(stop)
        assert each["plain"] != each["word"]
