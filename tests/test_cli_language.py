"""Which language a call speaks."""

import pytest

from ashore.cli.language import language_named, language_of_call, language_of_locale


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("zh-Hans", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("zh_CN", "zh-Hans"),
        ("zh_CN.UTF-8", "zh-Hans"),
        ("zh-Hans-CN", "zh-Hans"),
        ("zh_SG", "zh-Hans"),
        ("zh-Hant", "zh-Hant"),
        ("zh-TW", "zh-Hant"),
        ("zh_HK.UTF-8", "zh-Hant"),
        ("zh_MO", "zh-Hant"),
        ("zh_Hant_HK", "zh-Hant"),
        ("ZH_tw", "zh-Hant"),
        ("en", "en"),
        ("en_US", "en"),
        ("en_GB.UTF-8@euro", "en"),
        ("fr_FR", None),
        ("C.UTF-8", None),
        ("POSIX", None),
        ("", None),
    ],
)
def test_names_and_locales(name: str, language: str | None) -> None:
    assert language_named(name) == language


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "zh-Hans"),
        ({"LANG": "C.UTF-8"}, "zh-Hans"),
        ({"LANG": "de_DE.UTF-8"}, "zh-Hans"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_TW.UTF-8"}, "zh-Hant"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh-Hans"),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "fr:en:zh"}, "en"),
        ({"LC_ALL": "C", "LANG": "en_US.UTF-8"}, "en"),
    ],
)
def test_the_locale(environment: dict[str, str], language: str) -> None:
    assert language_of_locale(environment) == language


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["position", "x"], "zh-Hant"),
        (["--lang", "en", "position"], "en"),
        (["position", "--lang=zh_CN"], "zh-Hans"),
        (["--lang", "en", "position", "--lang", "zh-Hans"], "zh-Hans"),
        (["--lang", "klingon"], "zh-Hant"),
        (["--lang"], "zh-Hant"),
        (["position", "--", "--lang", "en"], "zh-Hant"),
    ],
)
def test_the_option_comes_before_the_locale_and_the_last_one_wins(
    arguments: list[str], language: str
) -> None:
    assert language_of_call(arguments, {"LANG": "zh_HK.UTF-8"}) == language
