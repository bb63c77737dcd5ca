"""Who works at this laptop's table, and the PIN by which they take it back from a guest. No export reads them.

Wrong tries are counted on disk, so that starting anew gives no more of them.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.domain.values.typed_text import line
from aca_desktop.errors import AcaError
from aca_desktop.sealing import pins
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.queries import local_values

SHORTEST_PIN, LONGEST_PIN = 4, 12
FREE_TRIES = 5
"""So many wrong tries cost no wait; each one after them doubles it."""

_FIRST_WAIT, _LONGEST_WAIT = 30, 15 * 60
_MOST_STAFF = 50
_STAFF, _PIN = "staff", "pin"


@dataclass(frozen=True, slots=True)
class PinAnswer:
    """Whether it is the PIN; if not, how many seconds nothing is tried, and how many tries cost no wait."""

    right: bool
    wait_seconds: int
    tries_left: int


@dataclass(frozen=True, slots=True)
class _Kept:
    salt: bytes
    hash: bytes
    wrong: int
    until: datetime | None


def staff(workspace: Workspace) -> tuple[str, ...]:
    """Return the names of those who work at this table."""
    kept = local_values.read(workspace.file, _STAFF)
    return tuple(str(name) for name in kept) if isinstance(kept, list) else ()


def set_staff(workspace: Workspace, names: Sequence[str]) -> tuple[str, ...]:
    """Keep these names, each once, in place of those before; return them. Raise Refused (`staff[0]` …)."""
    judged = [line(f"staff[{place}]", name) for place, name in enumerate(names)]
    problems = [one for one in judged if isinstance(one, Problem)]
    if len(names) > _MOST_STAFF:
        problems.append(Problem("staff", "too-many", {"limit": _MOST_STAFF}))
    if problems:
        raise Refused(problems)
    kept = tuple(dict.fromkeys(one for one in judged if isinstance(one, str)))
    local_values.keep(workspace.file, _STAFF, list(kept))
    return kept


def pin_problem(pin: str) -> Problem | None:
    """Say what is wrong with a PIN: it has 4 to 12 digits, wide ones too."""
    digits = _digits(pin)
    if digits is None or not SHORTEST_PIN <= len(digits) <= LONGEST_PIN:
        return Problem("pin", "malformed-pin", {"low": SHORTEST_PIN, "high": LONGEST_PIN})
    return None


def pin_is_set(workspace: Workspace) -> bool:
    """Say whether there is a PIN."""
    return _kept(workspace) is not None


def set_pin(workspace: Workspace, pin: str | None) -> None:
    """Keep a PIN in place of the one before, and forget wrong tries; None removes it. Raise Refused."""
    if pin is None:
        local_values.keep(workspace.file, _PIN, None)
        return
    problem, digits = pin_problem(pin), _digits(pin)
    if problem or digits is None:
        raise Refused([problem] if problem else [])
    salt = workspace.context.random(pins.SALT_BYTES)
    _keep(workspace, _Kept(salt, pins.pin_hash(digits, salt), 0, None))


def check_pin(workspace: Workspace, pin: str) -> PinAnswer:
    """Try a PIN. A wrong one is counted; while one has to wait, nothing is tried and nothing counted.

    Raise AcaError `no-pin` if none is set. It takes a tenth of a second: not for the window's thread.
    """
    kept = _kept(workspace)
    if kept is None:
        raise AcaError("no-pin")
    waits = _seconds_left(workspace, kept)
    if waits:
        return PinAnswer(right=False, wait_seconds=waits, tries_left=0)
    if pins.is_pin(_digits(pin) or "", kept.salt, kept.hash):
        if kept.wrong:
            _keep(workspace, _Kept(kept.salt, kept.hash, 0, None))
        return PinAnswer(right=True, wait_seconds=0, tries_left=FREE_TRIES)
    wrong = kept.wrong + 1
    wait = _wait_after(wrong)
    until = workspace.context.now() + timedelta(seconds=wait) if wait else None
    _keep(workspace, _Kept(kept.salt, kept.hash, wrong, until))
    return PinAnswer(right=False, wait_seconds=wait, tries_left=max(FREE_TRIES - wrong, 0))


def _wait_after(wrong: int) -> int:
    """Return the seconds to wait after so many wrong tries."""
    if wrong < FREE_TRIES:
        return 0
    return min(_FIRST_WAIT << min(wrong - FREE_TRIES, 10), _LONGEST_WAIT)


def _seconds_left(workspace: Workspace, kept: _Kept) -> int:
    """Return how long still to wait; never longer than the whole wait, wherever the clock was set meanwhile."""
    if kept.until is None:
        return 0
    left = (kept.until - workspace.context.now()).total_seconds()
    return min(max(int(-(-left // 1)), 0), _wait_after(kept.wrong))


def _digits(pin: str) -> str | None:
    normal = unicodedata.normalize("NFKC", pin).strip()
    return normal if normal.isascii() and normal.isdigit() else None


def _kept(workspace: Workspace) -> _Kept | None:
    kept = local_values.read(workspace.file, _PIN)
    if not isinstance(kept, dict):
        return None
    until = kept.get("until")
    return _Kept(
        bytes.fromhex(str(kept["salt"])),
        bytes.fromhex(str(kept["hash"])),
        int(str(kept["wrong"])),
        datetime.fromisoformat(until) if isinstance(until, str) else None,
    )


def _keep(workspace: Workspace, kept: _Kept) -> None:
    local_values.keep(
        workspace.file,
        _PIN,
        {
            "salt": kept.salt.hex(),
            "hash": kept.hash.hex(),
            "wrong": kept.wrong,
            "until": kept.until.isoformat() if kept.until else None,
        },
    )
