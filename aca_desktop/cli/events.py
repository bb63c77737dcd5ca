"""`events`: where and when people sign."""

from pathlib import Path

import click

from aca_desktop.cli.running import options, selection
from aca_desktop.cli.running.answers import Answer
from aca_desktop.cli.running.commands import Command, Group
from aca_desktop.cli.running.session import Session
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.i18n import mark
from aca_desktop.services.coalition import coalitions, events
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.coalition.events import Event


@click.command("list", cls=Command, help=mark("List events."))
@options.workspace_file
@options.coalition
@click.pass_obj
def list_(session: Session, file: Path, coalition: str | None) -> Answer:
    """List events of one coalition, or of all."""
    with session.reading(file) as workspace:
        found = [
            (which, one)
            for which in selection.coalitions_of(workspace, coalition)
            for one in events.events(workspace, which)
        ]
    speech = session.speech
    said = [
        speech.say(
            "{name} · {starts} · {place} ({id})",
            name=_name(one, speech.language),
            starts=one.starts or "—",
            place=one.place or "—",
            id=one.id,
        )
        for _which, one in found
    ]
    data: list[Json] = [_data(which, one) for which, one in found]
    return Answer({"events": data}, said or [speech.say("There is no event yet.")])


@click.command(
    "add",
    cls=Command,
    help=mark("Add an event.\n\nFields: names.es (a name per language), place, time_zone, starts, ends."),
)
@options.workspace_file
@options.fields
@options.coalition
@click.pass_obj
def add(session: Session, file: Path, fields: tuple[str, ...], coalition: str | None) -> Answer:
    """Add an event."""
    typed = _typed(fields)
    with session.writing(file) as workspace:
        which = coalitions.coalition(workspace, coalition)
        event = events.add(workspace, which, typed)
    return Answer(_data(which, event), [session.speech.say("Added: {id}", id=event.id)])


@click.command("edit", cls=Command, help=mark("Change an event’s fields; an empty value removes one."))
@options.workspace_file
@click.argument("event", metavar="EVENT")
@options.fields
@options.coalition
@click.pass_obj
def edit(session: Session, file: Path, event: str, fields: tuple[str, ...], coalition: str | None) -> Answer:
    """Change an event, named by its id or a name."""
    typed = _typed(fields)
    with session.writing(file) as workspace:
        which = coalitions.coalition(workspace, coalition)
        found = events.find(workspace, which, event)
        if not isinstance(found, Event):
            raise Refused([found or Problem("event", "unknown-event")])
        changed = events.edit(workspace, which, found.id, typed)
    return Answer(_data(which, changed), [session.speech.say("Changed: {id}", id=changed.id)])


group = Group("events", mark("Events, where and when people sign."), [list_, add, edit])


def _typed(fields: tuple[str, ...]) -> dict[str, str | None]:
    return {name: text if text.strip() else None for name, text in options.typed_fields(fields).items()}


def _data(coalition: Coalition, one: Event) -> dict[str, Json]:
    return {
        "coalition": coalition.code,
        "event": one.id,
        "id": one.id,
        "names": dict[str, Json](one.names),
        "place": one.place,
        "time_zone": one.time_zone,
        "starts": one.starts,
        "ends": one.ends,
        "table": dict[str, Json](one.settings),
    }


def _name(one: Event, language: str) -> str:
    return coalitions.in_language(one.names, (language, "en")) or one.id
