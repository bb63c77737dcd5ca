"""Arguments and options that several commands have, so that each is written and explained once."""

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from aca_desktop.cli.usage import WrongUsage, command
from aca_desktop.domain.problems import Problem, Refused
from aca_desktop.i18n import mark

PATH = click.Path(path_type=Path)

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
