"""`laptops`: those that write in a coalition, and what it publishes so that anybody can check its papers."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from aca_desktop.cli.running import options, passphrases, selection
from aca_desktop.cli.running.answers import Answer
from aca_desktop.cli.running.commands import Command, Group
from aca_desktop.cli.running.session import Session
from aca_desktop.cli.running.usage import WrongUsage
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences.words import ROLES
from aca_desktop.services.coalition import coalitions, events
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.coalition.events import Event
from aca_desktop.services.journal import entry_names
from aca_desktop.services.laptops import enrolling, laptop_requests, laptops, revoking
from aca_desktop.services.laptops.laptops import LaptopRow
from aca_desktop.services.laptops.revoking import InvitationRow
from aca_desktop.services.workspace.workspaces import Workspace

if TYPE_CHECKING:
    from aca_desktop.services.laptops.enrolling import Authority

_RECOVERY = mark("The recovery file with root’s key.")
_recovery = click.option("--recovery", type=options.PATH, metavar="FILE", help=_RECOVERY)
_recovery_needed = click.option("--recovery", type=options.PATH, metavar="FILE", required=True, help=_RECOVERY)


@click.command("list", cls=Command, help=mark("List the laptops that have written in a coalition."))
@options.workspace_file
@options.coalition
@click.pass_obj
def list_(session: Session, file: Path, coalition: str | None) -> Answer:
    """List laptops."""
    with session.reading(file) as workspace:
        every = selection.coalitions_of(workspace, coalition)
        found = [(which, one) for which in every for one in laptops.laptops(workspace, which)]
        invitations = [(which, one) for which in every for one in revoking.invitations(workspace, which)]
    data: list[Json] = [
        {
            "coalition": which.code,
            "name": one.name,
            "fingerprint": one.check_code,
            "id": one.replica,
            "role": one.role,
            "entries": one.entries,
            "last": one.last,
            "told": one.told,
            "gaps": one.gaps,
            "branches": one.branches,
            "revoked": one.is_revoked,
            "this": one.is_this,
        }
        for which, one in found
    ]
    invited: list[Json] = [
        {
            "coalition": which.code,
            "entry": one.entry,
            "laptops": one.laptops,
            "joined": [*one.joined],
            "revoked": one.is_revoked,
        }
        for which, one in invitations
    ]
    speech = session.speech
    said = [line for which, one in found for line in _said(speech, which.code, one)]
    for which, one_invitation in invitations:
        said += _said_of_invitation(speech, which.code, one_invitation)
    return Answer(
        {"laptops": data, "invitations": invited}, said or [speech.say("No laptop has written anything yet.")]
    )


@click.command(
    "root",
    cls=Command,
    help=mark(
        "Write what the coalition publishes so that anybody can check its papers: ROOT.pem, how to check, and, on "
        "a coordinator’s laptop, REVOKED.json."
    ),
)
@options.workspace_file
@click.option(
    "--out",
    type=options.FOLDER,
    required=True,
    metavar="DIR",
    help=mark("The folder, which is made if it is missing."),
)
@options.coalition
@click.pass_obj
def root(session: Session, file: Path, out: Path, coalition: str | None) -> Answer:
    """Write what the coalition publishes."""
    from aca_desktop.services.coalition import publishing

    with session.reading(file) as workspace:
        paths = publishing.write_root(workspace, coalitions.coalition(workspace, coalition), out)
    return Answer(
        {"paths": [str(path) for path in paths]},
        [session.speech.say("Written: {path}", path=path) for path in paths],
    )


@click.command(
    "request",
    cls=Command,
    help=mark("Write this laptop’s join file, by which a coordinator can enrol it; tell its check code apart."),
)
@options.workspace_file
@click.argument("out", metavar="OUT", type=options.PATH)
@click.pass_obj
def request(session: Session, file: Path, out: Path) -> Answer:
    """Write a join file."""
    with session.writing(file) as workspace:
        path = laptop_requests.write_request(workspace, out)
        code, name = workspace.check_code, workspace.name
    speech = session.speech
    said = [
        speech.say("Written: {path}", path=path),
        speech.say("Tell the coordinator this check code, by telephone or side by side: {code}", code=code),
    ]
    return Answer({"path": str(path), "name": name, "fingerprint": code}, said)


@click.command(
    "enrol",
    cls=Command,
    help=mark(
        "Enrol the laptop of a join file, for events; or, with root’s recovery file, as a coordinator’s.\n\n"
        "Its check code must be told by its own people, not taken from the file."
    ),
)
@options.workspace_file
@click.argument("path", metavar="REQUEST", type=options.PATH)
@click.option("--check-code", "code", required=True, metavar="CODE", help=mark("The check code as it was told."))
@click.option(
    "--role",
    "wanted",
    type=click.Choice(["event", "coordinator"]),
    default="event",
    metavar="{event|coordinator}",
    help=mark("Its role; a coordinator’s needs --recovery."),
)
@_recovery
@options.passphrase_file
@options.coalition
@click.pass_obj
def enrol(
    session: Session,
    file: Path,
    path: Path,
    code: str,
    wanted: str,
    recovery: Path | None,
    passphrase_file: Path | None,
    coalition: str | None,
) -> Answer:
    """Enrol a laptop by its join file."""
    if (wanted == "coordinator") != (recovery is not None):
        raise WrongUsage(
            "only-with", help="aca-desktop laptops enrol", option="--recovery", needs="--role coordinator"
        )
    asked = laptop_requests.read_request(path)
    with session.writing(file) as workspace:
        which = coalitions.coalition(workspace, coalition)
        root_ = _root(session, which, recovery, passphrase_file)
        entry = enrolling.enrol_request(workspace, which, asked, code, root=root_)
    speech = session.speech
    said = speech.say(
        "Enrolled: {name} · {code} · {role}",
        name=asked.name,
        code=asked.check_code,
        role=speech.say(ROLES[wanted]),
    )
    return Answer({"entry": entry.id, "name": asked.name, "fingerprint": asked.check_code, "role": wanted}, [said])


@click.command(
    "revoke",
    cls=Command,
    help=mark(
        "Revoke a laptop, by its name, check code or id, or an invitation by its entry.\n\n"
        "Exactly one of the options says what keeps its effect. A coordinator’s laptop needs --recovery."
    ),
)
@options.workspace_file
@click.argument("laptop", metavar="LAPTOP")
@click.option(
    "--keep",
    type=click.Choice(["all", "nothing"]),
    metavar="{all|nothing}",
    help=mark("All entries that are here, or nothing."),
)
@click.option("--keep-event", "event", metavar="EVENT", help=mark("All up to what it signed at this event."))
@click.option(
    "--keep-entry",
    "entries",
    multiple=True,
    metavar="ENTRY",
    help=mark("This entry and all before it; may be given several times."),
)
@options.reason
@_recovery
@options.passphrase_file
@options.coalition
@click.pass_obj
def revoke(
    session: Session,
    file: Path,
    laptop: str,
    keep: str | None,
    event: str | None,
    entries: tuple[str, ...],
    reason: str | None,
    recovery: Path | None,
    passphrase_file: Path | None,
    coalition: str | None,
) -> Answer:
    """Revoke a laptop or an invitation."""
    if sum((keep is not None, event is not None, bool(entries))) != 1:
        raise WrongUsage("one-of", help="aca-desktop laptops revoke", options="--keep, --keep-event, --keep-entry")
    with session.writing(file) as workspace:
        which = coalitions.coalition(workspace, coalition)
        target = revoking.find(workspace, which, laptop)
        surviving = tuple(entry_names.named_entry(workspace, one).id for one in entries)
        if keep == "all" or event is not None:
            surviving = revoking.survivors(workspace, which, target, _event(workspace, which, event))
        root_ = _root(session, which, recovery, passphrase_file)
        done = revoking.revoke(workspace, which, target, surviving, root=root_, reason=reason)
    speech = session.speech
    said = speech.say(
        "Revoked, as entry {id}. Entries that lost their effect: {lost}",
        id=done.entry.id,
        lost=speech.number(done.lost),
    )
    return Answer({"entry": done.entry.id, "kept": [*surviving], "lost": done.lost}, [said])


@click.command(
    "recover",
    cls=Command,
    help=mark("Make this laptop a coordinator’s by root’s recovery file, where all others are lost or revoked."),
)
@options.workspace_file
@_recovery_needed
@options.passphrase_file
@options.coalition
@click.pass_obj
def recover(
    session: Session, file: Path, recovery: Path, passphrase_file: Path | None, coalition: str | None
) -> Answer:
    """Make this laptop a coordinator's."""
    with session.writing(file) as workspace:
        which = coalitions.coalition(workspace, coalition)
        root_ = enrolling.root_of(which, recovery, _passphrase(session, recovery, passphrase_file))
        entry = enrolling.recover(workspace, which, root_)
    said = session.speech.say("This laptop is now a coordinator’s of {coalition}.", coalition=which.code)
    return Answer({"entry": entry.id, "role": "coordinator"}, [said])


group = Group(
    "laptops",
    mark("Laptops of a coalition: who they are, giving them a role and taking it away, publishing the root."),
    [list_, request, enrol, revoke, recover, root],
)


def _root(
    session: Session, coalition: Coalition, recovery: Path | None, passphrase_file: Path | None
) -> "Authority | None":
    if recovery is None:
        return None
    return enrolling.root_of(coalition, recovery, _passphrase(session, recovery, passphrase_file))


def _passphrase(session: Session, recovery: Path, path: Path | None) -> str:
    if path is not None:
        return passphrases.from_file(path)
    return passphrases.from_terminal(session.speech.say("The passphrase of {path}:", path=recovery))


def _event(workspace: Workspace, coalition: Coalition, named: str | None) -> Event | None:
    found = events.find(workspace, coalition, named)
    if isinstance(found, Problem):
        raise Refused([found])
    return found


def _said(speech: Speech, coalition: str, one: LaptopRow) -> list[str]:
    """Return a laptop in sentences: what is unusual about it has a line of its own."""
    name = one.name or speech.say("unknown")
    said = [
        speech.say(
            "{coalition} · {name} · {code} · {role} · entries: {entries}",
            coalition=coalition,
            name=name,
            code=one.check_code,
            role=speech.say(ROLES[one.role]),
            entries=speech.number(one.entries),
        )
    ]
    last = speech.number(one.last)
    if one.is_revoked:
        said.append("  " + speech.say("It was revoked."))
    if one.told is not None and one.told > one.last:
        told = speech.number(one.told)
        said.append(
            "  " + speech.say("It has entries up to {told}; here they go up to {last}.", told=told, last=last)
        )
    elif one.gaps:
        said.append("  " + speech.say("Entries of it are missing; here they go up to {last}.", last=last))
    if one.branches > 1:
        said.append("  " + speech.say("It was continued twice, as by a copied disk; all of it counts."))
    return said


def _said_of_invitation(speech: Speech, coalition: str, one: InvitationRow) -> list[str]:
    said = [
        speech.say(
            "{coalition} · invitation {entry} · laptops: {joined} of {meant}",
            coalition=coalition,
            entry=one.entry[:12],
            joined=speech.number(len(one.joined)),
            meant=speech.number(one.laptops),
        )
    ]
    if one.is_overdrawn:
        said.append("  " + speech.say("More laptops have joined by it than it was meant for."))
    if one.is_revoked:
        said.append("  " + speech.say("It was revoked."))
    return said
