"""`sync`: files for other laptops and from them, plain or encrypted; kits by which event laptops join."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aca_desktop.cli.running import options, passphrases, sentences
from aca_desktop.cli.running.answers import Answer
from aca_desktop.cli.running.commands import Command, Group
from aca_desktop.cli.running.session import Session
from aca_desktop.cli.running.usage import WrongUsage
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences.regaining import regaining_words
from aca_desktop.services.coalition import coalitions
from aca_desktop.services.laptops.sync_sources import PassphraseKeys

if TYPE_CHECKING:
    from aca_desktop.services.laptops.sync_export import Exported
    from aca_desktop.services.laptops.sync_import import Imported
    from aca_desktop.services.laptops.sync_sources import Envelope, Keys

_passphrase_file = click.option(
    "--passphrase-file",
    type=options.PATH,
    metavar="F",
    help=mark("The sync file’s passphrase: the first line of this file."),
)


@click.command(
    "export",
    cls=Command,
    help=mark(
        "Write a file for another laptop: all that is here of a coalition.\n\n"
        "With --for event it is a kit, by which event laptops join without internet: no personal data, a new "
        "invitation, always encrypted. Take a new passphrase for each event."
    ),
)
@options.workspace_file
@click.argument("out", metavar="OUT", type=options.PATH)
@options.coalition
@click.option(
    "--for",
    "audience",
    type=click.Choice(["coordinator", "event"]),
    default="coordinator",
    metavar="{coordinator|event}",
    help=mark("Whom it is for; without it, another coordinator."),
)
@click.option(
    "--laptops", type=click.IntRange(min=0), metavar="N", help=mark("For how many laptops the kit is meant.")
)
@click.option("--event", metavar="EVENT", help=mark("At which event the kit’s laptops will be: its id or name."))
@click.option(
    "--lacking",
    type=options.PATH,
    metavar="FILE.acasync",
    help=mark("Only what the laptop lacks that has made this file."),
)
@click.option(
    "--encrypt",
    is_flag=True,
    help=mark("Encrypt it for the coordinators’ laptops known here; a passphrase is used only if there are none."),
)
@_passphrase_file
@click.pass_obj
def export(
    session: Session,
    file: Path,
    out: Path,
    coalition: str | None,
    audience: str,
    laptops: int | None,
    event: str | None,
    lacking: Path | None,
    encrypt: bool,
    passphrase_file: Path | None,
) -> Answer:
    """Write a sync file."""
    from aca_desktop.services.coalition import events
    from aca_desktop.services.laptops import recipients, sync_export

    is_kit = audience == "event"
    if is_kit and laptops is None:
        raise WrongUsage("missing-option", help="aca-desktop sync export", option="--laptops")
    if not is_kit and laptops is not None:
        raise WrongUsage("only-with", help="aca-desktop sync export", option="--laptops", needs="--for event")
    if not is_kit and event is not None:
        raise WrongUsage("only-with", help="aca-desktop sync export", option="--event", needs="--for event")
    if is_kit and encrypt:
        raise WrongUsage(
            "only-with", help="aca-desktop sync export", option="--encrypt", needs="--for coordinator"
        )
    with (session.writing if is_kit else session.reading)(file) as workspace:
        which = coalitions.coalition(workspace, coalition)
        keys = recipients.LaptopKeys(workspace, _keys(session, passphrase_file))
        at = events.find(workspace, which, event)
        if isinstance(at, Problem):
            raise Refused([at])
        theirs = None if lacking is None else sync_export.opening_of(lacking, keys)
        known = recipients.recipients(workspace, which) if encrypt else []
        if known:
            envelope: Envelope | None = recipients.envelope_for(known)
        else:
            envelope = _envelope(session, passphrase_file) if is_kit or encrypt or passphrase_file else None
        with session.progress(_entries) as progress:
            if is_kit and envelope is not None:
                made = sync_export.export_kit(
                    workspace,
                    which,
                    out,
                    laptops=laptops or 0,
                    envelope=envelope,
                    event=at.id if at is not None else None,
                    lacking=theirs,
                    progress=progress,
                )
            else:
                made = sync_export.export(
                    workspace, which, out, lacking=theirs, envelope=envelope, progress=progress
                )
    return _exported(session.speech, made, [one.laptop for one in known])


@click.command(
    "import",
    cls=Command,
    help=mark(
        "Bring in files of other laptops, after a backup: in sequence, all that are sound.\n\n"
        "By a kit this laptop joins its coalition. Importing again changes nothing."
    ),
)
@options.workspace_file
@click.argument("paths", metavar="IN…", nargs=-1, required=True, type=options.PATH)
@click.option("--dry-run", is_flag=True, help=mark("Only say what it would do."))
@click.option(
    "--accept-new",
    is_flag=True,
    help=mark(
        "Take a coalition that is not here yet; on a coordinator’s laptop, enrol laptops that nobody has enrolled."
    ),
)
@_passphrase_file
@click.pass_obj
def import_(
    session: Session,
    file: Path,
    paths: tuple[Path, ...],
    dry_run: bool,
    accept_new: bool,
    passphrase_file: Path | None,
) -> Answer:
    """Bring in sync files."""
    from aca_desktop.services.laptops import sync_import

    with session.writing(file) as workspace, session.progress(_entries) as progress:
        keys = _keys(session, passphrase_file)
        results = sync_import.bring(
            workspace, paths, keys, dry_run=dry_run, accept_new=accept_new, progress=progress
        )
    refused = [one.refused for one in results if one.refused is not None]
    trouble = refused[0] if len(refused) == 1 else AcaError("some-not-imported", number=len(refused))
    return Answer(
        {"files": [_data(one) for one in results]},
        [line for one in results for line in _said(session.speech, one, dry_run=dry_run)],
        trouble=trouble if refused else None,
        code=1 if refused else 0,
    )


group = Group("sync", mark("Bring laptops together by files, without internet."), [export, import_])


class _AskedKeys:
    """Asks for the passphrase at the terminal when the first encrypted file comes."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @cached_property
    def _keys(self) -> PassphraseKeys:
        return PassphraseKeys(passphrases.from_terminal(self._session.speech.say("The sync file’s passphrase:")))

    @property
    def passphrase(self) -> str | None:
        """Nobody is asked for another laptop's passphrase."""
        return None

    def opened(self, envelope: bytes) -> "Envelope":
        """Return the identity in an envelope."""
        return self._keys.opened(envelope)


def _keys(session: Session, path: Path | None) -> "Keys":
    if path is not None:
        return PassphraseKeys(passphrases.from_file(path))
    if session.as_json or not passphrases.is_possible():
        return PassphraseKeys(None)
    return _AskedKeys(session)


def _envelope(session: Session, path: Path | None) -> "Envelope":
    """Return a new envelope under the passphrase in a file, or under one that is asked for twice."""
    from aca_desktop.services.laptops.sync_sources import Envelope

    if path is not None:
        return Envelope.under(passphrases.from_file(path))
    speech = session.speech
    return Envelope.under(
        passphrases.from_terminal(speech.say("A new passphrase for this file:"), speech.say("Once more:"))
    )


def _entries(speech: Speech, done: int, total: int) -> str:
    return speech.say("Entries: {done} of {total}", done=speech.number(done), total=speech.number(total))


def _exported(speech: Speech, made: "Exported", recipients: list[str]) -> Answer:
    said = speech.say(
        "Written: {path} · entries: {entries} · bytes: {bytes}",
        path=made.path,
        entries=speech.number(made.entries),
        bytes=speech.number(made.bytes),
    )
    lines = [said]
    if recipients:
        lines.append(speech.say("Encrypted for: {laptops}", laptops=speech.enumerate(recipients)))
    data: dict[str, Json] = {"path": str(made.path), "entries": made.entries, "bytes": made.bytes}
    return Answer({**data, "recipients": [*recipients]}, lines)


def _data(one: "Imported") -> dict[str, Json]:
    merged = one.merged
    counts = ("new", "present", "filled", "conflicts", "void", "gaps", "lost", "purged")
    return {
        "path": str(one.path),
        **{name: getattr(merged, name) if merged else 0 for name in counts},
        "refused": one.refused.code if one.refused else None,
        "joined": one.joined,
        "enrolled": [*one.enrolled],
        "regainable": [
            {"coalition": found.coalition, "entries": [*found.entries], "laptops": [*found.laptops]}
            for found in one.regainable
        ],
    }


def _said(speech: Speech, one: "Imported", *, dry_run: bool) -> list[str]:
    """Return what became of a file; what did not happen is not told."""
    if one.refused is not None:
        return [speech.say("{path}: refused", path=one.path), *_indented(sentences.lines(speech, one.refused))]
    merged = one.merged
    if merged is None:
        return []
    counted = [
        (mark("new entries: {number}"), merged.new),
        (mark("already here: {number}"), merged.present),
        (mark("personal data that had been left out: {number}"), merged.filled),
        (mark("fields with several values, to be resolved: {number}"), merged.conflicts),
        (mark("new entries without effect: {number}"), merged.void),
        (mark("entries here that lose their effect: {number}"), merged.lost),
        (mark("entries whose personal data is erased: {number}"), merged.purged),
        (mark("gaps, where entries of a laptop are missing: {number}"), merged.gaps),
    ]
    said = [speech.say(sentence, number=speech.number(number)) for sentence, number in counted if number]
    if one.joined:
        said.append(speech.say("This laptop has joined the coalition."))
    if one.enrolled:
        said.append(speech.say("laptops enrolled: {number}", number=speech.number(len(one.enrolled))))
    said += regaining_words(one.regainable, speech)
    head = mark("{path}: would be imported") if dry_run else mark("{path}: imported")
    return [speech.say(head, path=one.path), *_indented(said)]


def _indented(lines: list[str]) -> list[str]:
    return ["  " + line for line in lines]
