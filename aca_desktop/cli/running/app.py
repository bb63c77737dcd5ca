"""The whole command line: the table of commands, and how a run becomes an exit code.

Every answer and every error passes through here: as sentences or as JSON, on the right stream.
"""

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from aca_desktop import __version__, mishap
from aca_desktop.cli.running import sentences, streams, usage
from aca_desktop.cli.running.answers import Answer
from aca_desktop.cli.running.commands import LazyGroup
from aca_desktop.cli.running.session import Session
from aca_desktop.cli.running.usage import WrongUsage
from aca_desktop.context import Context
from aca_desktop.errors import AcaError
from aca_desktop.i18n import LANGUAGES, mark

PROGRAM = "aca-desktop"
STOPPED = 130
"""What shells call a program that was stopped by Ctrl-C."""

COMMANDS = {
    "new": "new:new",
    "sample": "sample:sample",
    "info": "info:info",
    "coalition": "coalition:group",
    "declarations": "declarations:group",
    "events": "events:group",
    "organisations": "organisations:group",
    "sign": "sign:sign",
    "review": "following:review",
    "withdraw": "following:withdraw",
    "ratify": "following:ratify",
    "undo": "following:undo",
    "erase": "keeping:erase",
    "pdf": "pdf:group",
    "export": "export:export",
    "sync": "sync:group",
    "conflicts": "conflicts:group",
    "laptops": "laptops:group",
    "places": "places:group",
    "commitments": "commitments:group",
    "totals": "totals:totals",
    "claims": "claims:group",
    "snapshot": "snapshot:group",
    "verify": "verify:verify",
    "check": "soundness:check",
    "digest": "soundness:digest",
    "backup": "keeping:backup",
    "restore": "keeping:restore",
    "salvage": "salvaging:salvage",
    "lock": "keeping:lock",
    "unlock": "keeping:unlock",
}
"""Each command, and where it is: module of this package and attribute."""


def main(arguments: Sequence[str], context: Context) -> int:
    """Run one command and return its exit code: 0 done, 1 refused or not valid, 2 wrong usage, 130 stopped."""
    streams.prepare()
    session = Session(context, as_json=_says_json(arguments))
    try:
        try:
            answer = answered(session, arguments)
        except click.UsageError as error:
            raise usage.of_click(error) from error
        return 0 if answer is None else _told(session, answer)
    except AcaError as error:
        return _failed(session, error)
    except KeyboardInterrupt:
        _failed(session, AcaError("stopped"))
        return STOPPED
    except OSError as error:  # what the system refuses, and nobody has foreseen
        mishap.keep(error, context.home, context.at())
        reason = error.strerror or str(error)
        return _failed(session, AcaError("system-refused", path=os.fsdecode(error.filename or ""), reason=reason))
    except Exception as error:  # noqa: BLE001 (the one last-resort handler: our own mistake)
        log = mishap.keep(error, context.home, context.at())
        return _failed(session, AcaError("our-own-bug", kind=type(error).__name__, log=str(log)))


def fail(arguments: Sequence[str], context: Context, error: AcaError) -> int:
    """Say why these arguments cannot be followed, and return the exit code."""
    streams.prepare()
    return _failed(Session(context, as_json=_says_json(arguments)), error)


def answered(session: Session, arguments: Sequence[str]) -> Answer | None:
    """Run the command that is meant; None where only help or the version was asked for, and said."""
    try:
        with root().make_context(PROGRAM, list(arguments), obj=session) as context:
            answer = context.command.invoke(context)
    except click.exceptions.Exit:
        return None
    if not isinstance(answer, Answer):
        raise TypeError("a command returns an Answer")
    return answer


def root() -> LazyGroup:
    """Return the command that holds all others, with the global options."""
    group = LazyGroup(
        PROGRAM,
        mark("Collects coalitions’ signatures offline, seals them as PDF, and proves what is said of them."),
        COMMANDS,
    )
    group.params += _global_options()
    return group


def _failed(session: Session, error: AcaError) -> int:
    """Say what went wrong, and what holds nevertheless, where a command has said so."""
    try:
        if session.kept is not None:
            return _told(session, replace(session.kept, trouble=error))
        _tell_error(session, error)
    except AcaError:  # the answer itself cannot be told: the exit code alone is left
        return 1
    return 2 if isinstance(error, WrongUsage) else 1


def _told(session: Session, answer: Answer) -> int:
    if answer.trouble is not None:
        _tell_error(session, answer.trouble)
    if session.as_json:
        streams.write(sys.stdout, json.dumps(answer.data, ensure_ascii=False))
    elif answer.said:
        streams.write(sys.stdout, "\n".join(streams.line(line) for line in answer.said))
    return answer.code


def _tell_error(session: Session, error: AcaError) -> None:
    """Say it on standard error: in sentences, or as `{"error": {"code", "message", …}}`."""
    if session.as_json:
        streams.write(sys.stderr, json.dumps({"error": sentences.data(session.speech, error)}, ensure_ascii=False))
        return
    for line in sentences.lines(session.speech, error):
        streams.write(sys.stderr, streams.line(line))


def _global_options() -> list[click.Parameter]:
    def keep_language(context: click.Context, _option: click.Parameter, language: str | None) -> None:
        context.ensure_object(Session).language = language

    def keep_file(context: click.Context, _option: click.Parameter, path: Path | None) -> None:
        context.ensure_object(Session).workspace_passphrase_file = path

    def say_version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
        if wanted:
            streams.write(sys.stdout, f"{PROGRAM} {__version__}")
            context.exit()

    return [
        click.Option(
            ["--language"],
            type=click.Choice(LANGUAGES),
            is_eager=True,
            expose_value=False,
            callback=keep_language,
            help=mark("The language of sentences; before the command."),
        ),
        click.Option(
            ["--workspace-passphrase-file"],
            type=click.Path(path_type=Path),
            metavar="F",
            expose_value=False,
            callback=keep_file,
            help=mark("The workspace’s own passphrase: the first line of this file; before the command."),
        ),
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=say_version,
            help=mark("Say the program’s version, and nothing else."),
        ),
    ]


def _says_json(arguments: Sequence[str]) -> bool:
    """Say whether JSON is asked for, so that even arguments that make no sense are answered so."""
    before = arguments[: arguments.index("--")] if "--" in arguments else arguments
    return "--json" in before
