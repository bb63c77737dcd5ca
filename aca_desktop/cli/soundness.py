"""`check` and `digest`: whether a workspace is sound, and whether two hold the same."""

from pathlib import Path

import click

from aca_desktop.cli.running import options, sentences
from aca_desktop.cli.running.answers import Answer
from aca_desktop.cli.running.commands import Command
from aca_desktop.cli.running.session import Session
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.values.problems import Problem
from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech, mark
from aca_desktop.services.coalition import coalitions
from aca_desktop.services.workspace import checking


@click.command(
    "check",
    cls=Command,
    help=mark("Check a workspace: SQLite’s file, chain, hashes, signatures, and the tables against the journal."),
)
@options.workspace_file
@click.pass_obj
def check(session: Session, file: Path) -> Answer:
    """Check a workspace."""
    try:
        with session.reading(file) as workspace, session.progress(_progress) as progress:
            problems = checking.check(workspace, progress)
    except AcaError as error:
        if error.code != "damaged":
            raise
        problems = [Problem("file", "damaged", {"reason": error.facts.get("reason")})]
    if not problems:
        return Answer({"ok": True, "problems": []}, [session.speech.say("{path} is sound.", path=file)])
    data: list[Json] = [
        {"code": one.code, "where": one.field, "message": sentences.problem(session.speech, one)}
        for one in problems
    ]
    said = [f"{one.field}: {sentences.problem(session.speech, one)}" for one in problems]
    return Answer({"ok": False, "problems": data}, said, trouble=AcaError("not-sound"), code=1)


@click.command(
    "digest",
    cls=Command,
    help=mark(
        "Show the digests of the journal and of what it means.\n\n"
        "Equal on two laptops, they hold the same: “journal” the same entries, “state” the same parts of them too."
    ),
)
@options.workspace_file
@options.coalition
@click.pass_obj
def digest(session: Session, file: Path, coalition: str | None) -> Answer:
    """Show the digests of journal and state."""
    with session.reading(file) as workspace:
        which = None if coalition is None else coalitions.coalition(workspace, coalition)
        journal, state = checking.digests(workspace, which)
    speech = session.speech
    said = [speech.say("Journal: {digest}", digest=journal), speech.say("State: {digest}", digest=state)]
    return Answer({"journal": journal, "state": state}, said)


def _progress(speech: Speech, done: int, total: int) -> str:
    return speech.say("Entry {done} of {total}", done=speech.number(done), total=speech.number(total))
