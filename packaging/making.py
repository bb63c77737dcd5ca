"""Makes the checkout's virtual environment from a lock, and completes the operating system where it may.

Runs under any Python from 3.8 on and imports nothing but the standard library and its neighbours. It trusts a
package only by the hash that the lock holds; it knows nothing of the programs that are started afterwards.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import debian
import pythons
from environment import RUN, TEST, Checkout, Stamp, Trouble, is_ready, read_stamp, say

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

OFFLINE = (
    r"name resolution|NewConnectionError|ConnectTimeout|ConnectionError|ProxyError|unreachable|from versions: none"
)
REASONS = (
    (r"No space left on device|Errno 28", "The disk is full."),
    (r"DO NOT MATCH THE HASHES", "A package that was fetched is not the one that the lock names."),
    (
        r"CERTIFICATE_VERIFY_FAILED",
        "This machine's certificates do not vouch for the server that has the packages.",
    ),
    (OFFLINE, "The packages could not be fetched; is this machine offline?"),
)


def prepare(checkout: Checkout, lock: str, *, tests: bool = False) -> None:
    """Make ready what a lock asks for and, as far as this machine lets us, what the window and the tests need."""
    with one_at_a_time(checkout.root / "build" / "environment.lock"):
        python = None if is_ready(checkout, lock) else choose(checkout, lock)
        complete_system(python, tests=tests)
        if python is not None:
            build(checkout, lock, python)


def choose(checkout: Checkout, lock: str) -> pythons.Python:
    """Return the Python to build with: the environment's own where the lock only adds to it, else the best one."""
    stamp = read_stamp(checkout)
    if stamp is not None and adds(checkout, lock):
        own = pythons.ask(str(checkout.python))
        if own is not None:
            return own
    found = pythons.find(os.environ)
    if found is None:
        on_debian = f"On Debian 13, type:\n  {debian.line(['python3', 'python3-venv'])}"
        how = pythons.INSTALLING.get(sys.platform, on_debian)
        raise Trouble(
            f"This program needs {pythons.SPOKEN}, and none was found on this machine. {how}\nand run this again."
        )
    return found


def adds(checkout: Checkout, lock: str) -> bool:
    """Say whether the environment is ready to run the program and lacks only what the tests need besides."""
    return lock == TEST and is_ready(checkout, RUN)


def complete_system(python: pythons.Python | None, *, tests: bool) -> None:
    """Install the system's packages that are missing, or say what to type; go on without them where one can."""
    needed = lacking_for_environments(python)
    wanted = debian.missing_libraries() + (debian.missing_programs() if tests else [])
    if needed and not installed(needed):
        raise Trouble(
            f"Without {needed[0]}, no virtual environment can be made. Type:\n"
            f"  {debian.line(needed + wanted)}\nand run this again."
        )
    if wanted and not installed(wanted):
        who = "The window and the tests need" if tests else "The window needs"
        say(f"{who} packages of the system that are missing. To install them, type:\n  {debian.line(wanted)}")


def installed(packages: Sequence[str]) -> bool:
    """Install packages if we may; tell whether they are there now."""
    return debian.may_install() and debian.install(packages, say)


def lacking_for_environments(python: pythons.Python | None) -> list[str]:
    """Return Debian's package that lets this Python make environments, if it lacks that."""
    if python is None or python.makes_environments:
        return []
    if not python.is_debians:
        raise Trouble(
            f"{python.spoken} cannot make virtual environments: its modules venv and ensurepip are missing. "
            f"Install another {pythons.SPOKEN}, and run this again."
        )
    return [f"python{python.version[0]}.{python.version[1]}-venv"]


def build(checkout: Checkout, lock: str, python: pythons.Python) -> None:
    """Make the environment anew, or add to it; the stamp goes first and comes last, so half never counts."""
    old = read_stamp(checkout)
    added = old.locks if old is not None and adds(checkout, lock) else None
    with contextlib.suppress(FileNotFoundError):
        checkout.stamp.unlink()
    if added is None:
        make(checkout, python)
    install(checkout, lock)
    locks = dict(added or {})
    locks[lock] = checkout.digest(lock)
    if lock == TEST:
        locks[RUN] = checkout.digest(RUN)
    write_stamp(checkout, Stamp(python.path, locks))


def make(checkout: Checkout, python: pythons.Python) -> None:
    """Make an empty environment in which the checkout's own packages can be imported."""
    say(f"Making the virtual environment .venv with {python.spoken}.")
    remove(checkout.environment)
    run([python.path, "-m", "venv", str(checkout.environment)], "The virtual environment could not be made.")
    ask = [str(checkout.python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = run(ask, "The virtual environment does not start.").strip()
    path = os.path.relpath(str(checkout.root), packages)  # relative, so that a checkout can be moved
    Path(packages, "aca-desktop.pth").write_text(path + "\n", encoding="utf-8")


def remove(environment: Path) -> None:
    """Remove an old environment; a link is cut, and what it points to stays."""
    if environment.is_symlink():
        environment.unlink()
    elif environment.exists():
        shutil.rmtree(str(environment))


def install(checkout: Checkout, lock: str) -> None:
    """Install what a lock names, each package by its hash."""
    path = checkout.lock(lock)
    count = len(re.findall(r"^\S+==", path.read_text(encoding="utf-8"), re.MULTILINE))
    say(f"Installing the {count} packages of packaging/{lock}. This is done again only when that file changes.")
    pip = [str(checkout.python), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    run(
        [*pip, "--only-binary", ":all:", "--require-hashes", "-r", str(path)],
        "The packages could not be installed.",
    )


def run(command: Sequence[str], failure: str) -> str:
    """Run a command and return what it printed; if it fails, say why, and the end of its own words.

    The command holds the lock file too: should this run be killed, the next one waits for it to end.
    """
    foreign = ("PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV")
    clean = {name: value for name, value in os.environ.items() if name not in foreign}
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=clean,
        close_fds=False,
        check=False,
    )
    words = done.stdout.decode("utf-8", "replace").strip()
    if done.returncode == 0:
        return words
    errors = [line for line in words.splitlines() if line.startswith("ERROR")] or words.splitlines()
    raise Trouble("\n".join([failure, *reasons(words), "It said:", *errors[-6:]]))


def reasons(words: str) -> list[str]:
    """Return what the words of a failed command mean, most certain first, at most one sentence."""
    return [sentence for pattern, sentence in REASONS if re.search(pattern, words)][:1]


def write_stamp(checkout: Checkout, stamp: Stamp) -> None:
    """Write the stamp whole or not at all."""
    part = checkout.stamp.with_name("made-from.part")
    part.write_text(json.dumps(stamp._asdict(), indent=1) + "\n", encoding="utf-8")
    part.replace(checkout.stamp)


@contextlib.contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Hold a lock file for the block; wait, and say so, while another run holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as handle:
        os.set_inheritable(handle.fileno(), True)  # noqa: FBT003 (its only form)
        if not _locked(handle.fileno()):
            say("Another run is preparing the virtual environment; waiting for it.")
            while not _locked(handle.fileno()):
                time.sleep(0.2)
        yield


def _locked(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
