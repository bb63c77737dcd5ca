"""Writes the command line's man page and its completion in bash, from the commands themselves."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass

import click

from aca_desktop.cli.running.app import PROGRAM, root
from aca_desktop.cli.running.session import Session
from aca_desktop.context import Context


@dataclass(frozen=True, slots=True)
class Entry:
    """A command: its words, such as ("pdf", "joint"), how it is called, what it does, its options, its groups."""

    words: tuple[str, ...]
    usage: str
    help: str
    options: tuple[tuple[str, str], ...]
    flags: tuple[str, ...]
    commands: tuple[str, ...]


def entries() -> list[Entry]:
    """Return all commands in the order of the help, the program itself first."""
    session = Session(Context.of_this_machine(), as_json=False)
    session.language = "en"
    whole = click.Context(root(), info_name=PROGRAM, obj=session, resilient_parsing=True)
    return list(_walk(whole, ()))


def _walk(context: click.Context, words: tuple[str, ...]) -> Iterator[Entry]:
    command = context.command
    inner: dict[str, click.Command | None] = {}
    if isinstance(command, click.Group):
        inner = {name: command.get_command(context, name) for name in command.list_commands(context)}
    options = [one for one in command.get_params(context) if isinstance(one, click.Option)]
    yield Entry(
        words,
        " ".join([context.command_path, *command.collect_usage_pieces(context)]),
        command.help or "",
        tuple((record[0], str(one.help or "")) for one in options if (record := one.get_help_record(context))),
        tuple(flag for one in options for flag in one.opts),
        tuple(inner),
    )
    for name, one in inner.items():
        if one is not None:
            yield from _walk(click.Context(one, context, name, obj=context.obj), (*words, name))


def man_page(version: str, day: str) -> bytes:
    """Return the man page in section 1, packed as Debian wants it."""
    every = entries()
    lines = [
        f'.TH ACA-DESKTOP 1 "{day}" "aca-desktop {version}" "User Commands"',
        ".SH NAME",
        r"aca-desktop \- collect climate coalitions' signatures offline and seal them as PDF",
        ".SH SYNOPSIS",
        r".B aca-desktop",
        r"[\fIFILE.aca\fR | \fIFILE.acasync\fR]",
        ".br",
        r".B aca-desktop",
        r"\fICOMMAND\fR [\fIARGUMENTS\fR]",
        ".SH DESCRIPTION",
        _roff(every[0].help),
        "Without a command the window opens, with a file or with none. No file is ever overwritten.",
        ".SH OPTIONS",
        *_options(every[0]),
        ".SH COMMANDS",
    ]
    for entry in every[1:]:
        lines += [".SS " + _roff(entry.usage.partition(" ")[2])]
        lines += [_roff(part) + "\n.PP" for part in entry.help.split("\n\n")]
        lines += _options(entry)
    lines += [
        ".SH EXIT STATUS",
        "0: done. 1: refused, or not valid; nothing was changed. 2: wrong usage. 130: stopped by Ctrl-C.",
        ".SH ENVIRONMENT",
        r".TP",
        r"\fBACA_DESKTOP_HOME\fR",
        "The installation's data folder.",
    ]
    return gzip.compress(("\n".join(lines) + "\n").encode(), 9, mtime=0)


def _options(entry: Entry) -> list[str]:
    own = [(flag, words) for flag, words in entry.options if flag not in ("--json", "--help") or not entry.words]
    return [line for flag, words in own for line in (".TP", rf"\fB{_roff(flag)}\fR", _roff(words))]


def _roff(words: str) -> str:
    """Return words as roff takes them: no backslash, hyphen or leading dot of theirs means anything."""
    plain = words.replace("\\", r"\e").replace("-", r"\-")
    return r"\&" + plain if plain.startswith((".", "'")) else plain


def completion() -> str:
    """Return completion for bash: commands, their options, then files."""
    cases = []
    for entry in entries():
        words = " ".join([*entry.commands, *entry.flags])
        cases.append(f'        "{" ".join(entry.words)}") words="{words}" ;;')
    return _BASH.replace("CASES", "\n".join(cases))


_BASH = """# bash completion for aca-desktop
_aca_desktop()
{
    local current="${COMP_WORDS[COMP_CWORD]}" path="" words="" word
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case "$word" in -*|*.*|*/*) continue ;; esac
        if [[ $(_aca_desktop_words "$path") == *" $word "* ]]; then path="${path:+$path }$word"; fi
    done
    words="$(_aca_desktop_words "$path")"
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current"; compgen -f -- "$current")
}

_aca_desktop_words()
{
    local words=""
    case "$1" in
CASES
    esac
    echo " $words "
}
complete -o filenames -F _aca_desktop aca-desktop
"""
