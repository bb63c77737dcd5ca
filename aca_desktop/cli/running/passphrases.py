"""Passphrases: the first line of a file, or asked for at a terminal. Never an argument, never shown."""

import re
import sys
from pathlib import Path

from aca_desktop.cli.running import input_files, streams
from aca_desktop.cli.running.usage import WrongUsage, command
from aca_desktop.errors import AcaError

_LONGEST = 4096
_UNUSABLE = re.compile("[\0\ud800-\udfff]")


def from_file(path: Path) -> str:
    """Return the first line of a file without its end.

    Raise AcaError `not-found`, `not-a-file`, `cannot-read`, `not-utf-8`, `malformed-passphrase` (too long for one,
    or with a zero byte in it), `empty-passphrase`.
    """
    data = input_files.read(path, 4 * _LONGEST)
    first = data.split(b"\n", 1)[0].removesuffix(b"\r")
    return _judged(input_files.decoded(first, str(path)))


def from_terminal(question: str, again: str | None = None) -> str:
    """Ask at the terminal; `again` asks a second time, for a passphrase that is new.

    Raise WrongUsage `passphrase-needed` where there is no terminal, AcaError `passphrases-differ`.
    """
    import getpass

    if not is_possible():
        raise WrongUsage("passphrase-needed", help=command())
    try:
        said = _judged(getpass.getpass(question + " ", sys.stderr))
        if again is not None and getpass.getpass(again + " ", sys.stderr) != said:
            raise AcaError("passphrases-differ")
    except EOFError as error:
        raise WrongUsage("passphrase-needed", help=command()) from error
    return said


def is_possible() -> bool:
    """Say whether somebody can be asked."""
    return streams.is_terminal(sys.stdin) and streams.is_terminal(sys.stderr)


def _judged(passphrase: str) -> str:
    if not passphrase:
        raise AcaError("empty-passphrase")
    if len(passphrase) > _LONGEST or _UNUSABLE.search(passphrase):
        raise AcaError("malformed-passphrase", limit=_LONGEST)
    return passphrase
