"""Makes the folder for Windows, its zip and its setup: unmodified Python, libraries, our package, two starters."""

import os
import re
import shutil
import zipfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from environment import say
from shipping import archives, authenticode, fetching, folder, icons, pins, sbom, smoke, tools
from shipping.sbom import Part

HERE_FILES = Path(__file__).parent
NAME = "ACA Desktop"
STARTERS = (("aca-desktop.exe", ("-municode",)), (f"{NAME}.exe", ("-municode", "-mwindows", "-DWINDOWED")))
PATHS = "python313.zip\n.\n..\\lib\n"
"""What the bundled Python imports from: its own library, its compiled modules, ours; no other Python's."""


def lay_out(work: Path, wheel: Path, moment: int) -> Path:
    """Lay out the folder that is shipped, and return it."""
    root = folder.fresh(work / NAME)
    python = _python(work)
    shutil.copytree(python, root / "python")
    (root / "python" / "python313._pth").write_text(PATHS, "ascii")
    wheels = fetching.wheels(fetching.WINDOWS, work / "wheels")
    folder.unpack([*wheels, wheel], root / "lib")
    part = Part(
        "Python",
        pins.PYTHON,
        f"pkg:generic/python@{pins.PYTHON}",
        sha256((python / "python313.dll").read_bytes()).hexdigest(),
        "Python-2.0.1",
    )
    bill = sbom.bill(folder.version(), "windows", wheels, [part], moment)
    (root / "lib" / folder.RESOURCES / "sbom.cdx.json").write_bytes(bill)
    folder.add_papers(root, bill)
    folder.compile_ahead(root / "lib")
    _starters(work, root)
    folder.settle(root, moment)
    return root


def _python(work: Path) -> Path:
    """Fetch the pinned Python, check whose it is, and return its folder."""
    with zipfile.ZipFile(fetching.source(pins.BINARIES, work / "binaries")) as archive:
        archive.extractall(work / "python")
    found = work / "python" / "cp313"
    sources = fetching.source(pins.LIBRARY, work / "library")
    signed, modules = authenticode.check_binaries(found), authenticode.check_library(found, sources)
    say(f"Python {pins.PYTHON}: {signed} signatures and {modules} modules of its library are right.")
    return found


def _starters(work: Path, root: Path) -> None:
    """Compile the two starters, with icon and version information."""
    icons.write_ico(work / "aca-desktop.ico")
    for name, options in STARTERS:
        resource = work / f"{name}.res.o"
        windres: list[str | Path] = [
            "x86_64-w64-mingw32-windres",
            "-I",
            work,
            f"-DNUMBERS={numbers().replace('.', ',')}",
        ]
        windres += [f'-DVERSION=\\"{folder.version()}\\"', f'-DNAME=\\"{name.replace(" ", "_")}\\"']
        tools.call([*windres, HERE_FILES / "starter.rc", resource])
        gcc = ["x86_64-w64-mingw32-gcc", "-O2", "-Wall", "-Wextra", "-Werror", "-s", "-Wl,--no-insert-timestamp"]
        tools.call([*gcc, *options, HERE_FILES / "starter.c", resource, "-o", root / name])


def numbers() -> str:
    """Return the version as the four numbers that Windows compares."""
    found = re.findall(r"\d+", folder.version())
    return ".".join([*found, "0", "0", "0", "0"][:4])


def make(dist: Path, work: Path, wheel: Path, moment: int, *, quick: bool = False) -> list[Path]:
    """Make zip and setup, and return their paths."""
    tools.need(tools.WINDOWS)
    root = lay_out(work, wheel, moment)
    sign([root / name for name, _options in STARTERS])
    smoke.windows(root, work)
    packed = dist / f"ACA-Desktop-{folder.version()}-windows-x64.zip"
    archives.write_zip(root, packed, moment)
    setup = dist / f"ACA-Desktop-{folder.version()}-setup.exe"
    _setup(root, setup, work, moment, quick=quick)
    sign([setup])
    return [setup, packed]


def _setup(root: Path, target: Path, work: Path, moment: int, *, quick: bool) -> None:
    given = {
        "VERSION": folder.version(),
        "NUMBERS": numbers(),
        "FOLDER": root,
        "OUT": target,
        "ICON": work / "aca-desktop.ico",
        "KILOBYTES": folder.size(root) // 1024,
    }
    os.environ["SOURCE_DATE_EPOCH"] = str(moment)
    options = [f"-D{name}={value}" for name, value in given.items()] + (["-DQUICK"] if quick else [])
    say("Packing the setup" + (", quickly." if quick else ". This takes some minutes."))
    tools.call(["makensis", "-V2", "-INPUTCHARSET", "UTF8", *options, HERE_FILES / "setup.nsi"])


def sign(files: Sequence[Path]) -> None:
    """Sign files with the certificate that the environment names; without one, leave them unsigned.

    `ACA_DESKTOP_CERTIFICATE` is a PKCS #12 file, `ACA_DESKTOP_CERTIFICATE_PASSPHRASE_FILE` holds its passphrase,
    `ACA_DESKTOP_TIMESTAMP` is the address of a time-stamping service, if there is to be one.
    """
    certificate = os.environ.get("ACA_DESKTOP_CERTIFICATE")
    if not certificate:
        return
    tools.need(tools.SIGNING)
    options = ["-pkcs12", certificate, "-n", NAME, "-h", "sha256"]
    if passphrase := os.environ.get("ACA_DESKTOP_CERTIFICATE_PASSPHRASE_FILE"):
        options += ["-readpass", passphrase]
    if service := os.environ.get("ACA_DESKTOP_TIMESTAMP"):
        options += ["-ts", service]
    for file in files:
        signed = file.with_name(file.name + ".signed")
        tools.call(["osslsigncode", "sign", *options, "-in", file, "-out", signed])
        signed.replace(file)
