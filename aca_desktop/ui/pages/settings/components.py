"""What the program brings along, under which licence, and the licences' texts. It knows no widget."""

import json
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

from aca_desktop.paths import resources


@dataclass(frozen=True, slots=True)
class Component:
    """A part of others: its name, its licence (SPDX), where texts lie under resources if not in its own wheel.

    `kind`: "library", from a wheel of its own; "native", compiled into the one that `within` names; "runtime",
    Python itself; "data", fonts, icons and tables.
    """

    name: str
    kind: str
    licence: str
    within: str = ""
    texts: tuple[str, ...] = ()


def components() -> list[Component]:
    """Return everything that is brought along, in the order of the table in resources."""
    table = json.loads((resources() / "licences" / "components.json").read_text(encoding="utf-8"))
    return [Component(**{**row, "texts": tuple(row.get("texts", ()))}) for row in table]


def licence_text(component: Component) -> str:
    """Return a component's name and licences."""
    if component.texts:
        texts = [(resources() / place).read_text(encoding="utf-8") for place in component.texts]
    else:
        texts = [path.read_text(encoding="utf-8", errors="replace") for path in _licences_of(component.name)]
    return "\n\n".join([component.name, *texts])


def bill_of_materials() -> str:
    """Return the SBOM that a package was made with, "" in a checkout."""
    path = resources() / "sbom.cdx.json"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _licences_of(distribution: str) -> list[Path]:
    try:
        found = files(distribution) or []
    except PackageNotFoundError:
        return []
    named = [one for one in found if Path(one.name).stem.upper().startswith(("LICEN", "COPYING", "NOTICE"))]
    return [path for path in (Path(str(one.locate())) for one in named) if path.is_file()]
