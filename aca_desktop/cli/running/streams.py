"""The process's streams as they are found: closed, a broken pipe, a full disk, no UTF-8. It knows no commands."""

import io
import os
import re
import sys
from typing import TextIO

from aca_desktop.errors import AcaError

_HARMFUL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029\u2066-\u2069]")


def prepare() -> None:
    """Keep files from taking the numbers of streams that are closed, and write UTF-8 whatever the locale is."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) < 3:
        pass
    os.close(descriptor)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def write(stream: TextIO | None, text: str) -> None:
    """Write a text and a line feed. Whoever has stopped listening misses it, and nothing else happens.

    Raise AcaError `cannot-tell` if it cannot be written, since then nobody knows the answer.
    """
    if stream is None:
        return
    try:
        stream.write(text + "\n")
        stream.flush()
    except BrokenPipeError:
        _point_to_nothing(stream)
    except OSError as error:
        _point_to_nothing(stream)
        raise AcaError("cannot-tell", reason=error.strerror or str(error)) from error


def line(text: str) -> str:
    """Return a sentence as one line in which nothing steers the terminal or turns the reading direction."""
    return _HARMFUL.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def is_terminal(stream: TextIO | None) -> bool:
    """Say whether somebody sits at the other end."""
    return stream is not None and stream.isatty()


def _point_to_nothing(stream: TextIO) -> None:
    """Let what is still buffered go nowhere, so that the process ends quietly."""
    with open(os.devnull, "wb") as nothing:  # noqa: PTH123 (a device)
        os.dup2(nothing.fileno(), stream.fileno())
