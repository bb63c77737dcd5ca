"""`snapshot`: the list of signatories kept under a name, listed, and compared with another or with now."""

from pathlib import Path

import click

from aca_desktop.cli.running import options, selection
from aca_desktop.cli.running.answers import Answer
from aca_desktop.cli.running.commands import Command, Group
from aca_desktop.cli.running.session import Session
from aca_desktop.cli.totals import typed_day
from aca_desktop.domain.figures.place_record import place_name
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.i18n import LANGUAGES, Speech, mark
from aca_desktop.services.coalition import coalitions
from aca_desktop.services.figures import snapshots
from aca_desktop.services.figures.snapshots import Snapshot, SnapshotRow
from aca_desktop.services.organisations.press_list import press_list


@click.command(
    "save", cls=Command, help=mark("Keep the list of signatories under a name, as what is published on a day.")
)
@options.workspace_file
@click.argument("name", metavar="NAME")
@click.option(
    "--at", metavar="DATE", help=mark("As it stood on that day: 2026-06-05. Without it, as it stands now.")
)
@options.coalition
@click.pass_obj
def save(session: Session, file: Path, name: str, at: str | None, coalition: str | None) -> Answer:
    """Keep a snapshot."""
    on = None if at is None else typed_day("at", at)
    with session.writing(file) as workspace:
        kept = snapshots.save(workspace, coalitions.coalition(workspace, coalition), name, on)
    return Answer(_data(kept), [_sentence(session.speech, kept)])


@click.command("list", cls=Command, help=mark("List what was kept, by date."))
@options.workspace_file
@options.coalition
@click.pass_obj
def list_(session: Session, file: Path, coalition: str | None) -> Answer:
    """List snapshots."""
    told: list[Json] = []
    said: list[str] = []
    with session.reading(file) as workspace:
        for which in selection.coalitions_of(workspace, coalition):
            for one in snapshots.snapshots(workspace, which):
                told.append({"coalition": which.code, **_data(one)})
                said.append(_sentence(session.speech, one))
    return Answer({"snapshots": told}, said or [session.speech.say("Nothing was kept yet.")])


@click.command("diff", cls=Command, help=mark("Say who joined, who left and what has changed since a snapshot."))
@options.workspace_file
@click.argument("before", metavar="SNAPSHOT")
@click.argument("after", metavar="[LATER]", required=False)
@options.coalition
@click.pass_obj
def diff(session: Session, file: Path, before: str, after: str | None, coalition: str | None) -> Answer:
    """Compare two states."""
    with session.reading(file) as workspace:
        found = snapshots.diff(workspace, coalitions.coalition(workspace, coalition), before, after)
    speech = session.speech
    changed: list[Json] = [
        {"fields": [*one.fields], "before": _row(one.before), "after": _row(one.after)} for one in found.changed
    ]
    said = [
        speech.say_count("{count} joined", "{count} joined", len(found.joined)),
        *(f"  + {_name(speech, row)}" for row in found.joined),
        speech.say_count("{count} left", "{count} left", len(found.left)),
        *(f"  − {_name(speech, row)}" for row in found.left),
        speech.say_count("{count} changed", "{count} changed", len(found.changed)),
        *(f"  {_name(speech, one.after)}: {', '.join(one.fields)}" for one in found.changed),
    ]
    joined: list[Json] = [_row(row) for row in found.joined]
    left: list[Json] = [_row(row) for row in found.left]
    return Answer({"joined": joined, "left": left, "changed": changed}, said)


@click.command(
    "press",
    cls=Command,
    help=mark(
        "Say the list of signatories for the press, by sector, ready to paste.\n\n"
        "Who does not want to be named is only counted. Without --language, in the program’s."
    ),
)
@options.workspace_file
@click.option(
    "--language", metavar="TAG", type=click.Choice(LANGUAGES), help=mark("The list’s language: en, es or ja.")
)
@options.coalition
@click.pass_obj
def press(session: Session, file: Path, language: str | None, coalition: str | None) -> Answer:
    """Say the list for the press."""
    spoken = language or session.speech.language
    with session.reading(file) as workspace:
        text = press_list(workspace, coalitions.coalition(workspace, coalition), spoken)
    return Answer({"language": spoken, "text": text}, text.splitlines())


group = Group(
    "snapshot",
    mark("What was published, kept by name and compared; the list for the press."),
    [save, list_, diff, press],
)


def _data(one: Snapshot) -> dict[str, Json]:
    return {
        "id": one.id,
        "name": one.name,
        "date": one.date.isoformat(),
        "at": one.at,
        "signatories": None if one.rows is None else len(one.rows),
    }


def _row(row: SnapshotRow) -> dict[str, Json]:
    return {
        "organisation": row.organisation,
        "signature": row.signature,
        "names": dict[str, Json](row.names),
        "sector": row.sector,
        "place": row.place,
        "status": row.status,
        "day": row.day,
    }


def _sentence(speech: Speech, one: Snapshot) -> str:
    count = 0 if one.rows is None else len(one.rows)
    return speech.say(
        "“{name}”, {day}: {count}",
        name=one.name,
        day=speech.day(one.date),
        count=speech.say_count("{count} signatory", "{count} signatories", count),
    )


def _name(speech: Speech, row: SnapshotRow) -> str:
    return place_name(row.organisation, row.names, (speech.language, "en"))
