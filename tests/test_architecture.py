"""ARCHITECTURE.md: what it names is there, and each package is on its map. No folder is too full to be read."""

import ast
import re
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent
PACKAGE = CHECKOUT / "aca_desktop"
LAYERS = ("domain", "storage", "documents", "sealing", "services", "sentences", "ui", "cli")
INNER = ("domain", "storage", "documents", "services")
MOST = 30
"""Modules of one folder, at most."""

TEXT = (CHECKOUT / "ARCHITECTURE.md").read_text("utf-8")


def packages(*layers: str) -> list[Path]:
    return sorted(path.parent for layer in layers for path in (PACKAGE / layer).rglob("__init__.py"))


def named() -> set[str]:
    """Return each path below the package that stands in backquotes, as it stands there."""
    return {
        name for name in re.findall(r"`([a-z_]+/[a-z_/]+?)(?:\.py|\.[A-Za-z_]+)?/?`", TEXT)
        if name.partition("/")[0] in LAYERS
    }  # fmt: skip


def test_what_is_named_is_there() -> None:
    assert len(named()) > 60
    gone = [name for name in named() if not (PACKAGE / name).is_dir() and not (PACKAGE / f"{name}.py").is_file()]
    assert not gone


def test_each_package_of_the_inner_layers_is_on_the_map() -> None:
    rooms = TEXT.partition("## Rooms")[2].partition("\n## ")[0]
    inner = [path.relative_to(PACKAGE).as_posix() for path in packages(*INNER) if path.parent != PACKAGE]
    assert not [name for name in inner if f"`{name}`" not in rooms]


@pytest.mark.parametrize("folder", packages(*LAYERS), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_package_says_what_it_holds_and_can_be_read(folder: Path) -> None:
    assert ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8")))
    assert len([path for path in folder.glob("*.py") if path.name != "__init__.py"]) <= MOST
