"""Arguments and options that several commands have, so that each is written and explained once."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from aca_desktop.cli.running.usage import WrongUsage, command
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.i18n import mark
from aca_desktop.services.tables.reading import ENCODINGS

_LONGEST_NAME = 255
"""Bytes in the name of a file, on every system that we know."""


class _PathType(click.Path):
    """A path that can be one; with `folders`, a slash at its end names a folder that is made if it is missing."""

    def __init__(self, *, folders: bool = False) -> None:
        super().__init__(path_type=Path)
        self._folders = folders

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> Any:
        """Return the path; raise WrongUsage `empty-path`, `name-too-long`, `no-such-folder`."""
        text = os.fspath(value)
        if not text:
            raise WrongUsage("empty-path", help=command())
        path = Path(text)
        long = next((part for part in path.parts if len(os.fsencode(part)) > _LONGEST_NAME), None)
        if long is not None:
            raise WrongUsage("name-too-long", help=command(), path=long[:40], limit=_LONGEST_NAME)
        if text.endswith(_SEPARATORS) and not self._folders and not path.is_dir():
            raise WrongUsage("no-such-folder", help=command(), path=text)
        return super().convert(value, param, ctx)


_SEPARATORS = tuple(filter(None, (os.sep, os.altsep)))

PATH = _PathType()
FOLDER = _PathType(folders=True)

workspace_file = click.argument("file", metavar="FILE.aca", type=PATH)

coalition = click.option(
    "--coalition",
    metavar="CODE",
    help=mark("The coalition’s code or id; needed where the file holds several."),
)

declaration = click.option(
    "--declaration",
    metavar="ID",
    help=mark("The declaration’s id; needed where there are several."),
)

passphrase_file = click.option(
    "--passphrase-file",
    type=PATH,
    metavar="F",
    help=mark("The recovery file’s passphrase: the first line of this file."),
)

reason = click.option(
    "--reason", metavar="TEXT", help=mark("Why; kept with personal data, so that it can be erased.")
)


def table(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the file of a table, and how it is read where that is not found out."""
    encoding = click.Choice(ENCODINGS)
    every = (
        click.option("--sheet", metavar="NAME", help=mark("The workbook’s sheet; the first one if not given.")),
        click.option("--encoding", type=encoding, help=mark("The text’s encoding; found out if not given.")),
        click.argument("table", metavar="TABLE", type=PATH),
    )
    for one in every:
        function = one(function)
    return function


fields = click.argument("fields", metavar="FIELD=VALUE…", nargs=-1, required=True)


def typed_fields(pairs: Sequence[str]) -> dict[str, str]:
    """Return fields by name as they were typed.

    Raise WrongUsage `not-a-field` for what has no `=`, Refused for a field given twice.
    """
    found: dict[str, str] = {}
    for pair in pairs:
        name, equals, text = pair.partition("=")
        if not equals or not name:
            raise WrongUsage("not-a-field", help=command(), text=pair[:80])
        if name in found:
            raise Refused([Problem(name, "said-twice")])
        found[name] = text
    return found


def founding[**P, R](command: Callable[P, R]) -> Callable[P, R]:
    """Add the options of whoever founds a coalition."""
    for option in reversed(_FOUNDING):
        command = option(command)
    return command


_FOUNDING = (
    click.option(
        "--title",
        "titles",
        metavar="T",
        multiple=True,
        help=mark("The coalition’s name; once for all languages, or once per language in their order."),
    ),
    click.option("--country", metavar="CODE", help=mark("The coalition’s country (ISO 3166-1): MX.")),
    click.option(
        "--language",
        "languages",
        metavar="TAG",
        multiple=True,
        help=mark("A language of its declarations: es. May be given several times."),
    ),
    click.option(
        "--recovery",
        type=PATH,
        metavar="OUT",
        help=mark("Where root’s key goes: a new file, or a folder. Keep it apart from the laptops."),
    ),
    passphrase_file,
)
