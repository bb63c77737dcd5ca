"""`withdraw`, `ratify`, `review`, `undo`: what follows an entry, since nothing is ever changed or deleted."""

from datetime import date
from pathlib import Path
from typing import get_args

import click

from aca_desktop.cli.running import options
from aca_desktop.cli.running.answers import Answer
from aca_desktop.cli.running.commands import Command
from aca_desktop.cli.running.session import Session
from aca_desktop.domain.journal.entry import Entry
from aca_desktop.domain.values.days import day as day_of
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.i18n import mark
from aca_desktop.services.signing import following
from aca_desktop.services.signing.following import Decision

_DECISIONS: tuple[Decision, ...] = get_args(Decision.__value__)
_NO_DECISION = "none"

_signature = click.argument("signature", metavar="SIGNATURE")
_day = click.option("--day", metavar="DAY", help=mark("The day on which it happened; without it, today."))


@click.command(
    "withdraw",
    cls=Command,
    help=mark(
        "Keep that an organisation takes its signature back; SIGNATURE is its entry id, or how that begins."
    ),
)
@options.workspace_file
@_signature
@options.reason
@_day
@click.pass_obj
def withdraw(session: Session, file: Path, signature: str, reason: str | None, day: str | None) -> Answer:
    """Withdraw a signature."""
    on = _day_of(day)
    with session.writing(file) as workspace:
        return _kept(session, following.withdraw(workspace, signature, reason=reason, day=on))


@click.command(
    "ratify", cls=Command, help=mark("Keep that the organisation’s body has ratified a provisional signature.")
)
@options.workspace_file
@_signature
@options.reason
@_day
@click.pass_obj
def ratify(session: Session, file: Path, signature: str, reason: str | None, day: str | None) -> Answer:
    """Ratify a provisional signature."""
    on = _day_of(day)
    with session.writing(file) as workspace:
        return _kept(session, following.ratify(workspace, signature, reason=reason, day=on))


@click.command(
    "review", cls=Command, help=mark("Approve or reject a signature, as a coordinator; “none” takes that back.")
)
@options.workspace_file
@_signature
@click.argument("decision", metavar="{approved|rejected|none}", type=click.Choice([*_DECISIONS, _NO_DECISION]))
@click.pass_obj
def review(session: Session, file: Path, signature: str, decision: str) -> Answer:
    """Review a signature."""
    decided = next((one for one in _DECISIONS if one == decision), None)
    with session.writing(file) as workspace:
        return _kept(session, following.review(workspace, signature, decided))


@click.command(
    "undo",
    cls=Command,
    help=mark(
        "Take an entry back; ENTRY is its id, or how that begins.\n\n"
        "The entry stays in the journal. An edit’s fields go back to what they were unless changed since."
    ),
)
@options.workspace_file
@click.argument("entry", metavar="ENTRY")
@options.reason
@click.pass_obj
def undo(session: Session, file: Path, entry: str, reason: str | None) -> Answer:
    """Take an entry back."""
    with session.writing(file) as workspace:
        return _kept(session, following.undo(workspace, entry, reason=reason))


def _day_of(text: str | None) -> date | None:
    if text is None:
        return None
    typed = day_of("day", text)
    if isinstance(typed, Problem):
        raise Refused([typed])
    return typed


def _kept(session: Session, entry: Entry | None) -> Answer:
    if entry is None:
        return Answer({"entry": None}, [session.speech.say("It is so already; nothing was changed.")])
    said = session.speech.say("Kept, as entry {id}", id=entry.id)
    return Answer({"entry": entry.id, "kind": entry.header.kind, "subject": entry.header.subject}, [said])
