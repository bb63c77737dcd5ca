"""The package in a fresh minimal Debian 13, without network once its dependencies are there."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.installed import screen, story
from tests.installed.programs import DIST, PICTURES, Program, checkout

pytestmark = [pytest.mark.installed, pytest.mark.timeout(3600)]

PACKAGES = sorted(DIST.glob("aca-desktop_*_amd64.deb"))
SOURCES = Path("/etc/apt/sources.list.d/debian.sources")
SOCKETS = "/tmp/.X11-unix"  # noqa: S108 (X11's own place)
SCRATCH = Path("/srv/story")
"""The folder of the story, inside that Debian."""

if not PACKAGES:
    pytestmark.append(pytest.mark.skip(reason="no package in dist/: python3 packaging/build.py deb"))
elif os.geteuid() != 0 or shutil.which("debootstrap") is None or not SOURCES.is_file():
    pytestmark.append(pytest.mark.skip(reason="needs root, debootstrap and Debian's own sources"))


class Debian:
    """A Debian in a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "LANG": "C.UTF-8"}

    def run(self, *command: str, online: bool = False) -> str:
        """Run a command in it, without network unless it is needed."""
        apart = [] if online else ["unshare", "--net"]
        done = subprocess.run(
            [*apart, "chroot", str(self.root), *command],
            env={**self.environment, "DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        words = done.stdout.decode("utf-8", "replace")
        assert done.returncode == 0, words[-3000:]
        return words

    def called(self, path: Path) -> str:
        """Return what a path of this machine is called inside."""
        return "/" + str(path.relative_to(self.root))


@pytest.fixture(scope="module")
def debian(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Debian]:
    """A minimal Debian with the package installed."""
    root = tmp_path_factory.mktemp("debian")
    subprocess.run(
        ["debootstrap", "--variant=minbase", "trixie", root, _mirror()], check=True, capture_output=True
    )
    shutil.copy(SOURCES, root / "etc" / "apt" / "sources.list.d")
    (root / "etc" / "apt" / "sources.list").unlink(missing_ok=True)
    for own in ("/etc/resolv.conf", "/etc/ssl/certs/ca-certificates.crt"):
        if Path(own).is_file():
            (root / own[1:]).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(own, root / own[1:])
    debian = Debian(root)
    (root / "srv" / "story").mkdir(parents=True)
    shutil.copy(PACKAGES[-1], root / "srv")
    debian.run("apt-get", "update", "-q", online=True)
    needs = subprocess.run(["dpkg-deb", "-f", PACKAGES[-1], "Depends"], capture_output=True, text=True, check=True)
    debian.run("apt-get", "satisfy", "-y", "-q", "--no-install-recommends", needs.stdout.strip(), online=True)
    subprocess.run(["mount", "-t", "proc", "proc", root / "proc"], check=True)
    try:
        debian.run("dpkg", "--install", f"/srv/{PACKAGES[-1].name}")
        yield debian
    finally:
        subprocess.run(["umount", root / "proc"], check=False)


def _mirror() -> str:
    """Return the address from which this machine's apt takes Debian."""
    line = next(line for line in SOURCES.read_text("utf-8").splitlines() if line.startswith("URIs:"))
    return line.partition(":")[2].split()[0]


def test_every_library_is_there(debian: Debian) -> None:
    told = debian.run("sh", "-c", "find /usr/lib/aca-desktop -name '*.so*' -exec ldd {} + 2>/dev/null")
    assert "not found" not in told


def test_the_program_does_what_the_checkout_does(debian: Debian) -> None:
    command = ["unshare", "--net", "chroot", str(debian.root), "aca-desktop"]
    story.play(Program(command, debian.environment, debian.called), debian.root / str(SCRATCH)[1:])


@pytest.fixture
def display(debian: Debian) -> Iterator[str]:
    """A screen that is seen from inside."""
    if lacking := screen.missing():
        pytest.skip(f"not installed: {' '.join(lacking)}")
    inside = debian.root / "tmp" / ".X11-unix"
    inside.mkdir(parents=True, exist_ok=True)
    with screen.screen() as display:
        subprocess.run(["mount", "--bind", SOCKETS, inside], check=True)
        try:
            yield display
        finally:
            subprocess.run(["umount", inside], check=True)


def opening(debian: Debian, display: str) -> screen.Opening:
    """Return how the window is opened inside, with a sample."""
    if not (debian.root / "srv" / "window.aca").exists():
        debian.run("aca-desktop", "sample", "aca-gdl", "/srv/window.aca")
    command: list[str | Path] = ["unshare", "--net", "chroot", debian.root, "aca-desktop", "/srv/window.aca"]
    return screen.Opening(command, {**debian.environment, "DISPLAY": display})


def test_the_window_opens_with_a_file(debian: Debian, display: str) -> None:
    window = opening(debian, display)
    opened = subprocess.Popen(window.command, env=window.environment)
    try:
        screen.wait_for("ACA Desktop", display)
        assert screen.photograph(display, PICTURES / "deb.png") > 100
        assert opened.poll() is None
    finally:
        opened.terminate()
        opened.wait(60)


def test_the_window_is_seen_as_soon_as_the_checkouts(debian: Debian, display: str, tmp_path: Path) -> None:
    here = checkout(tmp_path / "home")
    here.run("sample", "aca-gdl", tmp_path / "x.aca")
    beside = screen.Opening([*here.command, tmp_path / "x.aca"], {**here.environment, "DISPLAY": display})
    assert screen.beside(opening(debian, display), beside, display, PICTURES / "deb.txt") <= screen.MOST


def test_it_goes_without_a_trace(debian: Debian) -> None:
    debian.run("dpkg", "--remove", "aca-desktop")
    debian.run("dpkg", "--purge", "aca-desktop")
    for place in ("usr/lib/aca-desktop", "usr/bin/aca-desktop", "usr/share/doc/aca-desktop"):
        assert not (debian.root / place).exists()
