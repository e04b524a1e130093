"""Which language the command line speaks: ``--lang``, else the locale, else Chinese."""

import re
from collections.abc import Mapping, Sequence

from ashore.texts import SOURCE_LANGUAGE, Language

_TRADITIONAL = {"hant", "tw", "hk", "mo"}
_LOCALE_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def language_named(name: str) -> Language | None:
    """The language that a tag or locale means (``zh_CN.UTF-8``, ``zh-TW``, ``en_US``), or None."""
    parts = re.split(r"[-_]", re.split(r"[.@]", name.strip().lower())[0])
    if parts[0] == "en":
        return "en"
    if parts[0] != "zh":
        return None
    return "zh-Hant" if _TRADITIONAL & set(parts[1:]) else "zh-Hans"


def language_of_locale(environment: Mapping[str, str]) -> Language:
    """The first language we speak that the locale variables name; Chinese where they name none."""
    for variable in _LOCALE_VARIABLES:
        for name in environment.get(variable, "").split(":"):
            language = language_named(name)
            if language is not None:
                return language
    return SOURCE_LANGUAGE


def language_of_call(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language of one call, known before its options are parsed so that help and errors speak it.

    The last ``--lang`` wins; one that names no language of ours is left for the option itself to refuse.
    """
    chosen = language_of_locale(environment)
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        option, _, value = argument.partition("=")
        if option == "--lang":
            named = value or "".join(arguments[position + 1 : position + 2])
            chosen = language_named(named) or chosen
    return chosen
