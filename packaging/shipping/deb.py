"""Makes the package for Debian 13, with what a desktop needs to know of the program, and lets lintian judge it."""

import gzip
import os
import re
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import md5
from pathlib import Path

import debian
from environment import HERE, Trouble, say
from shipping import folder, icons, linux, manual, smoke, tools

FILES = Path(__file__).parent / "debian_package"
NAME = "aca-desktop"
LIBRARY = Path("usr", "lib", NAME)
_FORM = "https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/"
MAINTAINER = "ACA Desktop contributors <noreply@localhost.localdomain>"

DEPENDS = (
    "python3 (>= 3.13)",
    "python3 (<< 3.14)",
    "fontconfig",
    "libc6 (>= 2.34)",
    "libcups2t64",
    "libfreetype6",
    "libgcc-s1",
    "libstdc++6",
    "libwayland-client0",
    "libwayland-cursor0",
    "libwayland-egl1",
    "libx11-6",
    "libx11-xcb1",
    "libxcb1",
    "libxcb-glx0",
    "libxcb-randr0",
    "libxcb-render0",
    "libxcb-shm0",
    "libxcb-sync1",
    "libxcb-util1",
    "libxcb-xfixes0",
    "libzstd1",
    "libbrotli1",
    "zlib1g",
    *debian.WINDOW.values(),
)
"""One Python's compiled modules are in the package; the rest is what Qt links with under X11 and Wayland."""


def make(dist: Path, work: Path, wheel: Path, moment: int, *, quick: bool = False) -> Path:
    """Make the package, let lintian judge it, and return its path; raise Trouble if lintian finds an error."""
    tools.need(tools.DEBIAN)
    root = folder.fresh(work / NAME)
    bill = linux.lay_out("deb", root / LIBRARY, work, wheel, (), moment)
    _desktop(root, moment)
    _documents(root, bill, moment)
    _control(root)
    folder.settle(root, moment)
    for script in ("postinst", "prerm"):
        (root / "DEBIAN" / script).chmod(0o755)
    (root / "usr" / "bin" / NAME).chmod(0o755)
    smoke.library("Debian", root / LIBRARY, "/usr/bin/python3.13")
    _clean(root)
    target = dist / f"{NAME}_{folder.version()}_amd64.deb"
    os.environ["SOURCE_DATE_EPOCH"] = str(moment)
    tools.call(["dpkg-deb", "--root-owner-group", "-Zxz", "-z1" if quick else "-z6", "--build", root, target])
    judge(target, root)
    return target


def _clean(root: Path) -> None:
    """Remove what Python has compiled: Debian compiles when it installs."""
    for compiled in sorted(root.rglob("__pycache__")):
        shutil.rmtree(compiled)


def _desktop(root: Path, moment: int) -> None:
    """Write the starter, and what tells a desktop of the program and its files."""
    start = linux.START.format(interpreter="#!/usr/bin/python3 -I", library=f'"/{LIBRARY}"')
    _write(root / "usr" / "bin" / NAME, start)
    share = root / "usr" / "share"
    _write(share / "applications" / f"{NAME}.desktop", _text("aca-desktop.desktop"))
    _write(share / "mime" / "packages" / f"{NAME}.xml", _text("aca-desktop.mime.xml"))
    day = datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%d")
    metainfo = _text("aca-desktop.metainfo.xml").replace("VERSION", folder.version()).replace("DAY", day)
    _write(share / "metainfo" / f"{NAME}.metainfo.xml", metainfo)
    _write(share / "bash-completion" / "completions" / NAME, manual.completion())
    _write(share / "man" / "man1" / f"{NAME}.1.gz", manual.man_page(folder.version(), day))
    _write(share / "lintian" / "overrides" / NAME, _text("lintian-overrides"))
    hicolor = share / "icons" / "hicolor"
    for size in icons.SIZES:
        _write(hicolor / f"{size}x{size}" / "apps" / f"{NAME}.png", icons.png(size))
    _write(hicolor / "scalable" / "apps" / f"{NAME}.svg", icons.ICON.read_bytes())


def _documents(root: Path, bill: bytes, moment: int) -> None:
    papers = root / "usr" / "share" / "doc" / NAME
    papers.mkdir(parents=True)
    (papers / "sbom.cdx.json").write_bytes(bill)
    shutil.copytree(HERE.root / "resources" / "licences", papers / "licences")
    own = (HERE.root / "LICENSE").read_text("utf-8").strip()
    notice = [f"Format: {_FORM}", "Upstream-Name: ACA Desktop"]
    notice += [
        "Comment: The licences of all libraries are in the folder licences and in",
        f" /{LIBRARY}/*.dist-info.",
    ]
    notice += ["", "Files: *", f"Copyright: {_holder(own)}", "License: MIT"]
    notice += [f" {line}" if line else " ." for line in own.splitlines()]
    _write(papers / "copyright", "\n".join(notice) + "\n")
    when = format_datetime(datetime.fromtimestamp(moment, UTC))
    change = [f"{NAME} ({folder.version()}) trixie; urgency=medium", "", "  * CHANGELOG.md has what is new.", ""]
    change += [f" -- {MAINTAINER}  {when}", ""]
    _write(papers / "changelog.gz", gzip.compress("\n".join(change).encode(), 9, mtime=0))
    _write(papers / "CHANGELOG.md.gz", gzip.compress((HERE.root / "CHANGELOG.md").read_bytes(), 9, mtime=0))


def _holder(licence: str) -> str:
    found = re.search(r"Copyright (?:\(c\) )?(.+)", licence)
    return found[1] if found else "ACA Desktop contributors"


def _control(root: Path) -> None:
    """Write the package's own description, its scripts and the sums of its files."""
    fields: Mapping[str, str] = {
        "Package": NAME,
        "Version": folder.version(),
        "Architecture": "amd64",
        "Maintainer": MAINTAINER,
        "Installed-Size": str(folder.size(root) // 1024),
        "Depends": ", ".join(sorted(set(DEPENDS))),
        "Recommends": "xdg-utils",
        "Section": "misc",
        "Priority": "optional",
        "Description": "collect the signatures of climate coalitions offline\n"
        " Organisations read a coalition's declaration at a signing table, sign it by\n"
        " pen, finger or mouse, and take a sealed PDF home. Laptops are brought\n"
        " together by files, without internet, and every public number has its proof.",
    }
    control = root / "DEBIAN"
    _write(control / "control", "".join(f"{name}: {value}\n" for name, value in fields.items()))
    for script in ("postinst", "prerm"):
        _write(control / script, _text(script))
    sums = [
        f"{md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(root)}\n"
        for path in sorted((root / "usr").rglob("*"))
        if path.is_file()
    ]
    _write(control / "md5sums", "".join(sums))


def _text(name: str) -> str:
    return (FILES / name).read_text("utf-8")


def _write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def judge(package: Path, root: Path) -> None:
    """Let Debian's checkers judge the package and its desktop entry; raise Trouble at an error."""
    share = root / "usr" / "share"
    tools.call(["desktop-file-validate", share / "applications" / f"{NAME}.desktop"])
    metainfo = share / "metainfo" / f"{NAME}.metainfo.xml"
    told = tools.call(["appstreamcli", "validate", "--no-net", "--no-color", metainfo], judges=True)
    told += "\n" + tools.call(["lintian", "--fail-on", "none", "--tag-display-limit", "0", package], judges=True)
    lines = told.splitlines()
    errors = [line for line in lines if line.startswith("E:")]
    if errors:
        raise Trouble("The package has errors:\n" + "\n".join(errors[:40]))
    say(f"lintian and appstreamcli find no errors, {sum(line.startswith('W:') for line in lines)} warnings.")
