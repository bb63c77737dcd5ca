"""`erase`, `backup`, `restore`, `lock`, `unlock`: what of a workspace is kept, for how long, and from whom."""

from pathlib import Path

import click

from aca_desktop.cli.running import options, passphrases
from aca_desktop.cli.running.answers import Answer
from aca_desktop.cli.running.commands import Command
from aca_desktop.cli.running.session import Session
from aca_desktop.i18n import mark
from aca_desktop.services.coalition import coalitions
from aca_desktop.services.journal import entry_names


@click.command(
    "erase",
    cls=Command,
    help=mark(
        "Erase the personal data in all entries about an organisation, here and wherever files bring this.\n\n"
        "The organisation, and that it signed, remain. Backups made before are listed: they still hold it."
    ),
)
@options.workspace_file
@click.argument("organisation", metavar="ORGANISATION")
@click.option(
    "--entry", "entries", multiple=True, metavar="ENTRY", help=mark("Of this entry only; may be repeated.")
)
@click.option(
    "--request", metavar="TEXT", help=mark("By which request, in words that hold no personal data: they stay.")
)
@options.coalition
@click.pass_obj
def erase(
    session: Session,
    file: Path,
    organisation: str,
    entries: tuple[str, ...],
    request: str | None,
    coalition: str | None,
) -> Answer:
    """Erase personal data."""
    from aca_desktop.services.journal import erasing

    with session.writing(file) as workspace:
        which = coalitions.coalition(workspace, coalition)
        only = [entry_names.named_entry(workspace, one).id for one in entries]
        done = erasing.erase(workspace, which, organisation, only=only, request=request)
    speech = session.speech
    said = [speech.say("Erased in entries: {number}", number=speech.number(len(done.entries)))]
    said += [speech.say("This backup still holds it: {path}", path=one.path) for one in done.backups]
    return Answer(
        {
            "erasures": [*done.erasures],
            "entries": [*done.entries],
            "backups": [str(one.path) for one in done.backups],
        },
        said,
    )


@click.command(
    "backup", cls=Command, help=mark("Write a backup and read it again: beside FILE.aca, or where --out says.")
)
@options.workspace_file
@click.option("--out", type=options.PATH, metavar="OUT.aca", help=mark("A new file."))
@click.pass_obj
def backup(session: Session, file: Path, out: Path | None) -> Answer:
    """Write a backup."""
    from aca_desktop.services.workspace import backups

    with session.writing(file) as workspace:
        path = backups.back_up(workspace, "backup", out)
        every = [str(one.path) for one in backups.backups(workspace)]
    return Answer({"path": str(path), "backups": [*every]}, [session.speech.say("Written: {path}", path=path)])


@click.command(
    "restore",
    cls=Command,
    help=mark(
        "Put a backup in the place of FILE.aca, without what has been erased since.\n\n"
        "What was there becomes a backup. It needs the passphrase under which both lie."
    ),
)
@options.workspace_file
@click.argument("path", metavar="BACKUP.aca", type=options.PATH)
@click.pass_obj
def restore(session: Session, file: Path, path: Path) -> Answer:
    """Restore a backup."""
    from aca_desktop.services.workspace import backups

    done = backups.restore(file, path, session.context, session.workspace_passphrase())
    speech = session.speech
    said = [speech.say("Restored from {path}", path=path)]
    if done.erased:
        said.append(speech.say("Erased again in entries: {number}", number=speech.number(done.erased)))
    if done.before is not None:
        said.append(speech.say("What was there before: {path}", path=done.before))
    before = None if done.before is None else str(done.before)
    return Answer({"backup": str(path), "erased": done.erased, "before": before}, said)


@click.command(
    "lock",
    cls=Command,
    help=mark(
        "Put FILE.aca and its backups under a passphrase; without it nobody can read them, nor can you.\n\n"
        "Where they lie under one already, give that by --workspace-passphrase-file: the new one takes its place."
    ),
)
@options.workspace_file
@click.option(
    "--passphrase-file",
    type=options.PATH,
    metavar="F",
    help=mark("The new passphrase: the first line of this file."),
)
@click.pass_obj
def lock(session: Session, file: Path, passphrase_file: Path | None) -> Answer:
    """Lock a workspace."""
    from aca_desktop.services.workspace import backups

    speech = session.speech
    if passphrase_file is not None:
        passphrase = passphrases.from_file(passphrase_file)
    else:
        passphrase = passphrases.from_terminal(
            speech.say("A new passphrase for {path}:", path=file), speech.say("Once more:")
        )
    old = session.workspace_passphrase()
    paths = backups.lock(file, passphrase) if old is None else backups.change_passphrase(file, old, passphrase)
    return Answer(
        {"paths": [str(path) for path in paths]}, [speech.say("Locked: {path}", path=one) for one in paths]
    )


@click.command(
    "unlock",
    cls=Command,
    help=mark("Take the passphrase off FILE.aca and its backups; give it by --workspace-passphrase-file."),
)
@options.workspace_file
@click.pass_obj
def unlock(session: Session, file: Path) -> Answer:
    """Unlock a workspace."""
    from aca_desktop.services.workspace import backups

    speech = session.speech
    passphrase = session.workspace_passphrase()
    if passphrase is None:
        passphrase = passphrases.from_terminal(speech.say("The passphrase of {path}:", path=file))
    paths = backups.unlock(file, passphrase)
    return Answer(
        {"paths": [str(path) for path in paths]}, [speech.say("Unlocked: {path}", path=one) for one in paths]
    )
