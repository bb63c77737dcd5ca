"""Commands that are known and not built yet: each says so, whatever its arguments are."""

import click

from aca_desktop.cli.commands import Command
from aca_desktop.cli.usage import WrongUsage
from aca_desktop.i18n import mark


class NotBuilt(Command):
    """A command that refuses to do anything."""


def not_built(*path: str) -> NotBuilt:
    """Return a command that refuses; `path` is how it is called: ("organisations", "same")."""

    def refuse(**_arguments: object) -> None:
        raise WrongUsage("not-built", help="aca-desktop", command=" ".join(path))

    return NotBuilt(
        path[-1],
        callback=refuse,
        params=[click.Argument(["arguments"], nargs=-1, type=click.UNPROCESSED)],
        context_settings={"ignore_unknown_options": True},
        help=mark("Not built yet."),
    )
