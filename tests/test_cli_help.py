"""Help pages: whole in every language, within the terminal, and quick."""

import re
from pathlib import Path

import click
import pytest

from ashore.cli.help import SpokenCommand
from ashore.cli.program import COMMANDS, Program, program
from ashore.cli.wrap import width
from ashore.texts import LANGUAGES, catalogue
from tests.cli_helper import called

EVERY_COMMAND = (
    *(
        "demo",
        "serve",
        "new",
        "import",
        "schedule",
        "xirr",
        "position",
        "budget",
        "plan",
        "pack",
        "product",
        "rules",
        "export",
        "import-case",
    ),
)


def command(name: str, language: str = "zh-Hans") -> SpokenCommand:
    found = program(language).get_command(click.Context(Program("cli.program", language)), name)
    assert isinstance(found, SpokenCommand)
    return found


def test_the_commands_are_those_of_the_design() -> None:
    assert sorted(COMMANDS) == sorted(EVERY_COMMAND)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["", *EVERY_COMMAND])
@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_help_is_whole_and_within_the_terminal(
    capsys, monkeypatch, name, language, columns
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    done = called(capsys, "--lang", language, *([name] if name else []), "--help")
    assert (done.status, done.err) == (0, "")
    widest = max(min(int(columns), 80), 40)
    examples = catalogue("cli", language)["cli.page.examples"]
    before_examples = done.out.partition(examples)[0]
    for line in before_examples.splitlines():
        longest_word = max((width(word) for word in re.split(r"[\s　]", line)), default=0)
        assert width(line) <= widest or longest_word > widest - 30, line


@pytest.mark.parametrize("name", EVERY_COMMAND)
@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_chinese_help_holds_no_words_of_clicks(capsys, name: str, language: str) -> None:
    done = called(capsys, name, "--lang", language, "--help")
    for english in ("Usage", "Options", "Show this message", "Commands", "required", "default"):
        assert english not in done.out


def test_every_parameter_is_explained_in_every_language() -> None:
    for language in LANGUAGES:
        for name in EVERY_COMMAND:
            spoken = command(name, language)
            for param in spoken.params:
                assert spoken.meaning(param)


@pytest.mark.parametrize("arguments", [[], ["--lang", "zh-Hans"], ["-h"], ["--help"]])
def test_without_a_command_help_is_shown(capsys, arguments: list[str]) -> None:
    done = called(capsys, "--lang", "zh-Hans", *arguments)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("用法：ashore [选项] 命令 [命令的选项]\n")


def test_usage_names_arguments_and_required_options(capsys) -> None:
    assert (
        "用法：ashore pack [选项] CASE --out DIR\n"
        in called(capsys, "pack", "--lang", "zh-Hans", "--help").out
    )
    assert (
        "用法：ashore new [选项] [FILE]\n"
        in called(capsys, "new", "--lang", "zh-Hans", "--help").out
    )


def test_version(capsys) -> None:
    import ashore

    done = called(capsys, "--version")
    assert done.out == f"ashore {ashore.__version__}\n"


def test_every_command_takes_the_shared_options() -> None:
    for name in EVERY_COMMAND:
        taken = {option for param in command(name).params for option in param.opts}
        assert {"--format", "--as-of", "--lang", "-h", "--help"} <= taken


def test_the_manual_has_an_entry_for_every_command_and_option() -> None:
    manual = (Path(__file__).parent.parent / "docs" / "command-line.md").read_text(encoding="utf-8")
    parts = dict(
        re.findall(
            r"^## `ashore ([a-z-]+)[^\n]*\n(.*?)(?=^## |\Z)", manual, re.MULTILINE | re.DOTALL
        )
    )
    shared = manual.partition("## Every command")[2].partition("\n## ")[0]
    assert list(parts) == list(COMMANDS)
    for name in EVERY_COMMAND:
        for param in command(name).params:
            written = param.opts[-1] if isinstance(param, click.Option) else param.type.name
            assert f"`{written}" in parts[name] or f"`{written}" in shared, f"{name} {written}"
    for param in program("en").params:
        assert f"`{param.opts[-1]}" in shared
