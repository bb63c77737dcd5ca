"""The map of rooms: each name on it is there, and each module of the three inner layers has a room."""

import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

CHECKOUT = Path(__file__).parent.parent
LAYERS = ("domain", "storage", "services", "ui")


def rooms() -> Iterator[tuple[str, str, str]]:
    """Yield layer, subject and each name of the table under the heading Rooms."""
    text = (CHECKOUT / "ARCHITECTURE.md").read_text("utf-8")
    table = text.partition("## Rooms")[2].partition("\n`")[0]
    for line in table.splitlines():
        about, *cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == len(LAYERS) and about not in ("about", "---"):
            for layer, cell in zip(LAYERS, cells, strict=True):
                for name in re.findall(r"`([^`]+)`", cell):
                    yield layer, about, name


def modules(layer: str) -> set[str]:
    folder = CHECKOUT / "aca_desktop" / layer
    every = {path.relative_to(folder) for path in folder.rglob("*.py") if path.name != "__init__.py"}
    return {path.with_suffix("").as_posix() for path in every}


def means(name: str, module: str) -> bool:
    return module.startswith(name) if name.endswith("/") else fnmatch(module, name)


def test_each_room_on_the_map_is_there_and_stands_once() -> None:
    found = list(rooms())
    assert len(found) > 100
    assert len(set(found)) == len(found)
    for layer, about, name in found:
        assert any(means(name, module) for module in modules(layer)), (about, name)


def test_each_module_of_the_inner_layers_has_a_room() -> None:
    for layer in ("domain", "storage", "services"):
        names = [name for own, _about, name in rooms() if own == layer]
        without = [module for module in modules(layer) if not any(means(name, module) for name in names)]
        assert not without, f"a new module of {layer} wants a place in the table of ARCHITECTURE.md"
