"""Writes the bill of materials of a package (CycloneDX 1.6): every part with version, licence and hash."""

import json
import re
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.parser import BytesHeaderParser
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from environment import HERE, Trouble

COMPONENTS = HERE.root / "resources" / "licences" / "components.json"

_NAMESPACE = uuid.UUID("b1b9f0a6-6f0e-5a53-8d5e-2f6a3f2b7c11")


@dataclass(frozen=True, slots=True)
class Part:
    """A part that is no wheel: its name, version, package URL, and the SHA-256 of the file it came from."""

    name: str
    version: str
    purl: str
    sha256: str
    licence: str


def bill(version: str, package: str, wheels: Iterable[Path], parts: Sequence[Part], moment: int) -> bytes:
    """Return the bill of one package as JSON, the same bytes for the same content.

    Args:
        version: the program's.
        package: what the bill is of, such as "windows".
        wheels: the wheels that were unpacked into it, ours not among them.
        parts: what else lies in it.
        moment: its time, in seconds since 1970.

    Raises:
        Trouble: if a wheel is not in the table of licences.
    """
    table = {row["name"]: row for row in json.loads(COMPONENTS.read_text("utf-8"))}
    libraries = [_library(wheel, table) for wheel in wheels]
    versions = {one["name"]: one["version"] for one in libraries}
    rest = [_of(part) for part in parts] + [
        _native(row, versions) for row in table.values() if row["kind"] in ("native", "data")
    ]
    components = sorted([*libraries, *rest], key=lambda one: str(one["bom-ref"]))
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_NAMESPACE, json.dumps([package, version, moment, components]))}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": "aca-desktop",
                "name": "aca-desktop",
                "version": version,
                "licenses": [{"license": {"id": "MIT"}}],
                "properties": [{"name": "aca-desktop:package", "value": package}],
            },
        },
        "components": components,
        "dependencies": [{"ref": "aca-desktop", "dependsOn": [one["bom-ref"] for one in components]}],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _library(wheel: Path, table: dict[str, Any]) -> dict[str, Any]:
    name, version = _named(wheel)
    if name not in table:
        raise Trouble(f"{name} is shipped, but resources/licences/components.json does not name its licence.")
    purl = f"pkg:pypi/{name}@{version}"
    digest = sha256(wheel.read_bytes()).hexdigest()
    return _of(Part(name, version, purl, digest, table[name]["licence"]))


def _named(wheel: Path) -> tuple[str, str]:
    """Return a wheel's name, as locks write it, and its version."""
    with ZipFile(wheel) as archive:
        path = next(one for one in archive.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", one))
        told = BytesHeaderParser().parsebytes(archive.read(path))
    return re.sub(r"[-_.]+", "-", str(told["Name"])).lower(), str(told["Version"])


def _native(row: dict[str, Any], versions: dict[str, str]) -> dict[str, Any]:
    """Return a component that lies inside another, or a file of ours; it has no hash of its own."""
    within = row.get("within")
    component: dict[str, Any] = {
        "type": "library" if within else "data",
        "bom-ref": row["name"],
        "name": row["name"],
        "licenses": _licences(row["licence"]),
    }
    if within:
        component["description"] = f"Compiled into {within} {versions[within]}"
    return component


def _of(part: Part) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": part.purl,
        "name": part.name,
        "version": part.version,
        "purl": part.purl,
        "hashes": [{"alg": "SHA-256", "content": part.sha256}],
        "licenses": _licences(part.licence),
    }


def _licences(expression: str) -> list[dict[str, Any]]:
    """Return a licence as CycloneDX writes it: one by its SPDX id, several as an expression."""
    if " " in expression:
        return [{"expression": expression}]
    key = "name" if expression.startswith("LicenseRef-") else "id"
    return [{"license": {key: expression}}]
