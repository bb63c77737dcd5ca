"""`laptops`: those that write in a coalition, and what it publishes so that anybody can check its papers."""

from pathlib import Path

import click

from aca_desktop.cli import options, selection
from aca_desktop.cli.answers import Answer
from aca_desktop.cli.commands import Command, Group
from aca_desktop.cli.not_built import not_built
from aca_desktop.cli.session import Session
from aca_desktop.domain.canonical import Json
from aca_desktop.i18n import mark
from aca_desktop.sentences.words import ROLES
from aca_desktop.services import coalitions, laptops


@click.command("list", cls=Command, help=mark("List the laptops that have written in a coalition."))
@options.workspace_file
@options.coalition
@click.pass_obj
def list_(session: Session, file: Path, coalition: str | None) -> Answer:
    """List laptops."""
    with session.reading(file) as workspace:
        found = [
            (which, one)
            for which in selection.coalitions_of(workspace, coalition)
            for one in laptops.laptops(workspace, which)
        ]
    data: list[Json] = [
        {
            "coalition": which.code,
            "name": one.name,
            "fingerprint": one.check_code,
            "id": one.replica,
            "role": one.role,
            "entries": one.entries,
            "this": one.is_this,
        }
        for which, one in found
    ]
    speech = session.speech
    said = [
        speech.say(
            "{coalition} · {name} · {code} · {role} · entries: {entries}",
            coalition=which.code,
            name=one.name or speech.say("unknown"),
            code=one.check_code,
            role=speech.say(ROLES[one.role]),
            entries=speech.number(one.entries),
        )
        for which, one in found
    ]
    return Answer({"laptops": data}, said or [speech.say("No laptop has written anything yet.")])


@click.command(
    "root",
    cls=Command,
    help=mark("Write ROOT.pem, which the coalition publishes so that anybody can check its papers."),
)
@options.workspace_file
@click.option(
    "--out",
    type=options.PATH,
    required=True,
    metavar="DIR",
    help=mark("The folder, which is made if it is missing."),
)
@options.coalition
@click.pass_obj
def root(session: Session, file: Path, out: Path, coalition: str | None) -> Answer:
    """Write what the coalition publishes."""
    with session.reading(file) as workspace:
        paths = laptops.write_root(coalitions.coalition(workspace, coalition), out)
    return Answer(
        {"paths": [str(path) for path in paths]},
        [session.speech.say("Written: {path}", path=path) for path in paths],
    )


group = Group(
    "laptops",
    mark("Laptops of a coalition: list them, and publish the root certificate."),
    [list_, root, *(not_built("laptops", name) for name in ("request", "enrol", "revoke", "recover"))],
)
