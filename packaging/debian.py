"""What the program needs of the operating system, what of it is missing, and how it is installed on Debian.

Runs under any Python from 3.8 on and imports nothing but the standard library. It knows nothing of the virtual
environment; it installs only when it is run by root on a system with apt-get.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

WINDOW: Mapping[str, str] = {
    "libdbus-1.so.3": "libdbus-1-3",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0t64",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
TESTS: Mapping[str, str] = {"certutil": "libnss3-tools", "pdftotext": "poppler-utils", "qpdf": "qpdf"}
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
CERTIFICATES_MAKER = Path("/usr/sbin/update-ca-certificates")
FOLDERS = tuple(map(Path, ("/lib", "/usr/lib", "/usr/local/lib", "/lib64", "/usr/lib64")))


def missing_libraries(folders: Sequence[Path] = FOLDERS) -> list[str]:
    """Return the packages of the window's libraries that lie in none of the folders; only Linux has to ask."""
    if not sys.platform.startswith("linux"):
        return []
    names = {path.name for folder in folders for path in _libraries(folder)}
    return [package for library, package in sorted(WINDOW.items()) if library not in names]


def _libraries(folder: Path) -> Iterator[Path]:
    yield from folder.glob("lib*.so.*")
    yield from folder.glob("*-linux-gnu*/lib*.so.*")


def missing_programs(path: str | None = None) -> list[str]:
    """Return the packages of the programs that only the tests need and that are not on the path."""
    return [package for program, package in sorted(TESTS.items()) if shutil.which(program, path=path) is None]


def line(packages: Sequence[str]) -> str:
    """Return the one line that installs packages, as a person types it."""
    return "sudo apt-get install --no-install-recommends " + " ".join(packages)


def may_install() -> bool:
    """Say whether packages can be installed here and now: by root, with apt-get."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(packages: Sequence[str], say: Callable[[str], None]) -> bool:
    """Install packages, fetching the list of packages only if it is needed; tell whether it worked."""
    say("Installing what the system lacks: " + " ".join(packages) + ".")
    options = ["-y", "-q", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300"]
    wanted = ["apt-get", "install", *options, *packages]
    with _owners_certificates(CERTIFICATES, CERTIFICATES_MAKER):
        if _run(wanted) is None:
            return True
        say("Fetching the system's list of packages first.")
        told = _run(["apt-get", "update", "-q"]) or _run(wanted)
    if told is None:
        return True
    say("The system's packages could not be installed. apt-get said:\n" + told)
    return False


@contextmanager
def _owners_certificates(bundle: Path, maker: Path) -> Iterator[None]:
    """Keep a bundle of certificates that a machine's owner laid down by hand.

    python3-venv brings Debian's ca-certificates, which on its first installation writes over such a bundle, and
    behind an owner's own proxy nothing could be fetched from then on.
    """
    laid = bundle.read_bytes() if bundle.is_file() and not maker.exists() else None
    try:
        yield
    finally:
        if laid is not None and bundle.read_bytes() != laid:
            bundle.write_bytes(laid)


def _run(command: Sequence[str]) -> str | None:
    """Run a command; None if it succeeded, else the end of what it said."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=quiet, check=False
    )
    if done.returncode == 0:
        return None
    return "\n".join(done.stdout.decode("utf-8", "replace").strip().splitlines()[-8:]) or "nothing"
