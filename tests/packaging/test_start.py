"""The two commands as they are typed, under every Python of this machine from 3.8 on, in a small checkout."""

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.packaging import FOLDER, executable, room

environment = room("environment")

ANYWHERE = ("run.py", "test.py", "build.py", "environment.py", "making.py", "pythons.py", "debian.py")
PROGRAM = """
import json, os, sys
print(json.dumps([sys.argv[1:], os.getcwd(), sys.prefix]))
sys.exit(7)
"""
SHADOW = "raise SystemExit('the current folder was imported from')"


def interpreters() -> list[Path]:
    """Return one Python of each minor version from 3.8 on that this machine has, the tests' own among them."""
    found = {sys.version_info[:2]: Path(sys.executable)}
    versions = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    for path in [*versions.glob("3.*/bin/python3"), Path("/usr/bin/python3")]:
        asked = subprocess.run(
            [path, "-c", "import sys; print(*sys.version_info[:2])"], capture_output=True, check=False
        )
        if asked.returncode == 0:
            major, minor = map(int, asked.stdout.split())
            if (major, minor) >= (3, 8):
                found.setdefault((major, minor), path)
    return [found[version] for version in sorted(found)]


@pytest.fixture(params=interpreters(), ids=str)
def any_python(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A checkout with a program that tells how it was started, and an environment that is ready."""
    checkout = environment.Checkout(tmp_path_factory.mktemp("checkout"))
    (checkout.root / "packaging").mkdir()
    for name in (*ANYWHERE, "lock.txt", "lock-test.txt"):
        shutil.copy(FOLDER / name, checkout.root / "packaging" / name)
    for name, word in (("demo", "played"), ("show", "shown")):
        (checkout.root / "packaging" / f"{name}.py").write_text(f"print('{word}')\n", encoding="utf-8")
    (checkout.root / "aca_desktop").mkdir()
    (checkout.root / "aca_desktop" / "__main__.py").write_text(PROGRAM, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", checkout.environment], check=True)
    folder = next(checkout.environment.glob("lib/python3*/site-packages"))
    (folder / "aca-desktop.pth").write_text(os.path.relpath(checkout.root, folder) + "\n", encoding="utf-8")
    write_stamp(checkout)
    return checkout


def write_stamp(checkout: Any) -> None:
    locks = {name: checkout.digest(name) for name in (environment.RUN, environment.TEST)}
    stamp = {"python": os.path.realpath(checkout.python), "locks": locks}
    checkout.stamp.write_text(json.dumps(stamp), encoding="utf-8")


def typed(
    checkout: Any, python: str, *arguments: str, cwd: Path, **environ: str
) -> subprocess.CompletedProcess[str]:
    command = [python, checkout.root / "packaging" / arguments[0], *arguments[1:]]
    own = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return subprocess.run(command, cwd=cwd, env={**own, **environ}, capture_output=True, text=True, check=False)


def test_run_with_arguments_is_the_program(checkout: Any, any_python: str, tmp_path: Path) -> None:
    (tmp_path / "aca_desktop.py").write_text(SHADOW, encoding="utf-8")
    (tmp_path / "json.py").write_text(SHADOW, encoding="utf-8")
    done = typed(checkout, any_python, "run.py", "verify", "a b.pdf", "--headless", "ñ", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (7, "")
    assert json.loads(done.stdout) == [
        ["verify", "a b.pdf", "--headless", "ñ"],
        str(tmp_path),
        str(checkout.environment),
    ]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere a display is always there")
@pytest.mark.parametrize(
    ("arguments", "display", "happens"),
    [
        ([], {}, "played"),
        ([], {"DISPLAY": ""}, "played"),
        ([], {"DISPLAY": ":0"}, "shown"),
        ([], {"WAYLAND_DISPLAY": "wayland-0"}, "shown"),
        (["--headless"], {"DISPLAY": ":0"}, "played"),
    ],
)
def test_run_without_arguments_shows_or_plays(
    checkout: Any, tmp_path: Path, arguments: list[str], display: dict[str, str], happens: str
) -> None:
    done = typed(checkout, sys.executable, "run.py", *arguments, cwd=tmp_path, **display)
    assert (done.returncode, done.stdout) == (0, f"{happens}\n")


def test_test_runs_every_check_and_ends_with_pytests_line(checkout: Any, any_python: str, tmp_path: Path) -> None:
    copy = environment.Checkout(tmp_path / "copy")
    shutil.copytree(checkout.root, copy.root, symlinks=True)
    copy.python.unlink()
    executable(
        copy.python,
        f'echo "$*" >> {tmp_path}/ran; case "$*" in *mypy*) exit 1;; *pytest*) echo "=== 3 passed ===";; esac',
    )
    write_stamp(copy)
    done = typed(copy, any_python, "test.py", "-k", "merge", "--long", cwd=tmp_path)
    ran = (tmp_path / "ran").read_text(encoding="utf-8").splitlines()
    assert [line for line in ran if "pytest" in line] == ran[-1:]
    assert ran[-1].endswith("-m not benchmark and not installed -k merge")
    assert len(ran) == 6
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1] == "=== 3 passed ==="
    assert [line.split()[:2] for line in done.stdout.splitlines()[-7:-2]] == [
        ["form", "passed"],
        ["lint", "passed"],
        ["types", "FAILED"],
        ["layers", "passed"],
        ["sentences", "passed"],
    ]


@pytest.mark.parametrize("name", ANYWHERE)
def test_what_starts_anywhere_is_written_for_python_3_8(name: str) -> None:
    tree = ast.parse((FOLDER / name).read_text(encoding="utf-8"), feature_version=(3, 8))
    allowed = set(sys.stdlib_module_names) | {Path(other).stem for other in ANYWHERE}
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {module.split(".")[0] for module in imported} <= allowed
