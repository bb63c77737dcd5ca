"""Whatever changes what is drawn has another number: else older programs would call newer documents altered."""

import json
import re
import tomllib
import zlib
from pathlib import Path
from typing import Any

import pytest

from aca_desktop.domain.papers.evidence import DRAWING
from tests.documents import drawing_number
from tests.documents.kinds import SEALED, drawn
from tests.sealing.raw import raw

ROOT = Path(__file__).parents[2]
CHANGED = (
    "What is drawn has changed ({what}). If that was not meant, mend it. If it was, raise DRAWING in "
    "aca_desktop/domain/papers/evidence.py and run .venv/bin/python -m tests.documents.drawing_number"
)


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    value: dict[str, Any] = json.loads(drawing_number.FILE.read_text(encoding="utf-8"))
    return value


def test_the_number_is_that_of_the_digests(told: dict[str, Any]) -> None:
    assert told["drawing"] == DRAWING, "run .venv/bin/python -m tests.documents.drawing_number"


def test_every_kind_is_drawn_as_its_number_says(told: dict[str, Any]) -> None:
    now = drawing_number.digests()
    different = sorted(
        name for name in now.keys() | told["documents"] if now.get(name) != told["documents"].get(name)
    )
    assert not different, CHANGED.format(what=", ".join(different))


def test_the_libraries_that_draw_are_those_of_the_number(told: dict[str, Any]) -> None:
    assert drawing_number.releases() == told["libraries"], CHANGED.format(what="libraries")


def test_the_libraries_that_draw_are_pinned_in_wheel_and_lock(told: dict[str, Any]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {one.partition("==")[0].lower(): one.partition("==")[2] for one in project["dependencies"]}
    assert {name: needed[name] for name in drawing_number.LIBRARIES} == told["libraries"]
    for lock in ("lock.txt", "lock-test.txt"):
        locked = dict(
            re.findall(r"(?m)^([a-z-]+)==(\S+)", (ROOT / "packaging" / lock).read_text(encoding="utf-8"))
        )
        assert {name: locked[name] for name in drawing_number.LIBRARIES} == told["libraries"]


@pytest.mark.parametrize("kind", sorted(SEALED))
def test_a_digest_does_not_depend_on_zlib(kind: str) -> None:
    whole = drawn(kind)
    file = raw(whole)
    for number in file.streams():
        file.pack(number, zlib.compress(file.plain(number), 0))
    assert file.written() != whole
    assert drawing_number.unpacked(file.written()) == drawing_number.unpacked(whole)


def test_a_digest_tells_one_glyph_from_another() -> None:
    whole = drawn("declaration")
    file = raw(whole)
    file.repack(file.contents()[0], lambda plain: plain[:-9] + b"9" + plain[-8:])
    assert drawing_number.unpacked(file.written()) != drawing_number.unpacked(whole)
