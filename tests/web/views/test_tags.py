"""Amounts in templates: with their unit and sign, in the language of the page."""

import pytest
from django.template import Context, Template


@pytest.mark.parametrize(
    ("amount", "language", "said"),
    [
        ("1799.65", "zh-Hans", "1,799.65元"),
        ("0.00", "zh-Hans", "0.00元"),
        ("-12.05", "zh-Hans", "-12.05元"),
        ("-1799.65", "en", "CNY -1,799.65"),
    ],
)
@pytest.mark.usefixtures("desk")
def test_an_amount_is_said_with_its_sign(amount: str, language: str, said: str) -> None:
    drawn = Template("{% yuan amount %}").render(Context({"amount": amount, "language": language}))
    assert drawn == said
