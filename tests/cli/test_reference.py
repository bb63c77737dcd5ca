"""The reference has every command with all its arguments and options, and every code; and nothing else."""

import re
from pathlib import Path

import click
import pytest

from aca_desktop.cli.running import app
from aca_desktop.cli.running.sentences import USAGE
from aca_desktop.sentences.errors import ERRORS
from aca_desktop.sentences.problems import PROBLEMS
from aca_desktop.sentences.verification import REASONS
from tests.cli.test_usage import commands

REFERENCE = (Path(__file__).parent.parent.parent / "resources" / "help" / "COMMANDS.md").read_text("utf-8")
COMMANDS = commands(app.root())


def sections() -> dict[str, str]:
    """Return each command's section, by its heading without the marks of code."""
    parts = re.split(r"^#### `(.+)`$", REFERENCE, flags=re.MULTILINE)
    return {
        heading: re.split(r"^##", text, flags=re.MULTILINE)[0]
        for heading, text in zip(parts[1::2], parts[2::2], strict=True)
    }


def section(path: tuple[str, ...]) -> tuple[str, str]:
    """Return the heading and the section of a command."""
    name = " ".join(path)
    (found,) = [(heading, text) for heading, text in sections().items() if f"{heading} ".startswith(f"{name} ")]
    return found


@pytest.mark.parametrize("path", sorted(COMMANDS), ids=" ".join)
def test_a_command_is_explained_with_its_arguments_and_options(path: tuple[str, ...]) -> None:
    heading, text = section(path)
    for param in COMMANDS[path].params:
        if isinstance(param, click.Argument):
            assert param.human_readable_name in heading
        else:
            assert any(f"`{option}" in text or option in heading for option in param.opts), param.opts


@pytest.mark.parametrize("path", sorted(COMMANDS), ids=" ".join)
def test_no_option_is_explained_that_does_not_exist(path: tuple[str, ...]) -> None:
    heading, text = section(path)
    known = {option for param in COMMANDS[path].params for option in param.opts}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", heading + text)) <= known


def test_no_command_is_explained_that_does_not_exist() -> None:
    headings = {section(path)[0] for path in COMMANDS}
    assert headings == set(sections())


def test_the_global_options_are_explained() -> None:
    text = REFERENCE.split("**Before the command**")[1].split("**Paths.**")[0]
    for param in app.root().params:
        assert f"`{param.opts[0]}" in text


def test_every_code_is_named_and_no_other() -> None:
    text = REFERENCE.split("### Codes")[1]
    named = set(re.findall(r"`([a-z0-9-]+)`", text)) - {"check", "verify"}
    assert named == {*ERRORS, *USAGE, *PROBLEMS, *REASONS, "refused"}
