"""`conflicts`: fields that several laptops have given different values, listed and settled."""

from pathlib import Path

import click

from aca_desktop.cli.running import options, selection
from aca_desktop.cli.running.answers import Answer
from aca_desktop.cli.running.commands import Command, Group
from aca_desktop.cli.running.session import Session
from aca_desktop.cli.running.usage import WrongUsage
from aca_desktop.domain.journal import canonical
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.contents import Absent
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences.words import ABSENT
from aca_desktop.services.coalition import coalitions
from aca_desktop.services.journal import conflicts, entry_names
from aca_desktop.services.journal.conflicts import Conflict, ConflictValue


@click.command(
    "list", cls=Command, help=mark("List the fields that have several different values, with who and when.")
)
@options.workspace_file
@options.coalition
@click.pass_obj
def list_(session: Session, file: Path, coalition: str | None) -> Answer:
    """List conflicts."""
    with session.reading(file) as workspace:
        found = [
            (which.code, one)
            for which in selection.coalitions_of(workspace, coalition)
            for one in conflicts.conflicts(workspace, which)
        ]
    data: list[Json] = [_data(code, one) for code, one in found]
    said = [line for _code, one in found for line in _said(session.speech, one)]
    return Answer({"conflicts": data}, said or [session.speech.say("Nothing is in conflict.")])


@click.command(
    "resolve",
    cls=Command,
    help=mark(
        "Settle a field by one more edit, which travels to all laptops.\n\n"
        "Exactly one of the options says by what: the value of an entry, another value, or none."
    ),
)
@options.workspace_file
@click.argument("subject", metavar="SUBJECT")
@click.argument("field", metavar="FIELD")
@click.option("--entry", metavar="ENTRY", help=mark("The value that this entry wrote."))
@click.option("--value", metavar="VALUE", help=mark("This value, as typed."))
@click.option("--remove", is_flag=True, help=mark("No value at all."))
@options.coalition
@click.pass_obj
def resolve(
    session: Session,
    file: Path,
    subject: str,
    field: str,
    entry: str | None,
    value: str | None,
    remove: bool,
    coalition: str | None,
) -> Answer:
    """Settle a conflict."""
    if sum((entry is not None, value is not None, remove)) != 1:
        raise WrongUsage("one-of", help="aca-desktop conflicts resolve", options="--entry, --value, --remove")
    with session.writing(file) as workspace:
        which = coalitions.coalition(workspace, coalition)
        if entry is not None:
            chosen = entry_names.named_entry(workspace, entry).id
            written = conflicts.resolve_by_entry(workspace, which, subject, field, chosen)
        else:
            written = conflicts.resolve_by_value(workspace, which, subject, field, value)
    return Answer({"entry": written}, [session.speech.say("Kept, as entry {id}", id=written)])


group = Group(
    "conflicts",
    mark("Fields that several laptops have given different values: list them, settle them."),
    [list_, resolve],
)


def _data(code: str, one: Conflict) -> dict[str, Json]:
    return {
        "coalition": code,
        "subject": one.subject,
        "kind": one.kind,
        "field": one.field,
        "values": [
            {
                "value": {"absent": value.value.why} if isinstance(value.value, Absent) else value.value,
                "laptop": value.laptop,
                "at": value.at,
                "entry": value.entry,
            }
            for value in one.values
        ],
    }


def _said(speech: Speech, one: Conflict) -> list[str]:
    return [
        speech.say("{subject} · {field}", subject=one.subject, field=one.field),
        *(
            "  "
            + speech.say(
                "{value} · {laptop}, {at} · entry {entry}",
                value=_shown(speech, value),
                laptop=value.laptop or speech.say("unknown"),
                at=value.at,
                entry=value.entry[:12],
            )
            for value in one.values
        ),
    ]


def _shown(speech: Speech, value: ConflictValue) -> str:
    if isinstance(value.value, Absent):
        return "(" + speech.say(ABSENT[value.value.why]) + ")"
    return "—" if value.value is None else canonical.text(value.value)
