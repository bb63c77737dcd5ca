"""What holds for every kind of paper: nothing clipped, boxed, overwritten or lost, and the file sound."""

import json
import re
from collections.abc import Iterator
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pikepdf
import pytest
from jsonschema import Draft202012Validator

from aca_desktop.documents.typesetting.fonts import font
from aca_desktop.domain.papers import paper_records
from aca_desktop.domain.papers.evidence import FILE_NAME
from aca_desktop.domain.papers.paper_kinds import KINDS as SEALED_KINDS
from aca_desktop.paths import resources
from tests.documents.kinds import KINDS, LANGUAGES, SEALED, SIZES, drawn, long, odd, sample
from tests.documents.reading import MM, Word, all_marks, call, structure, text, words

ACROSS = {"PROVISIONAL", "RETIRADA", "BORRADOR", "DRAFT", "WITHDRAWN", "撤回", "草案", "暫定"}
EDGE = 5.0
HALF = "、。，．）〕］｝〉》」』】（〔［｛〈《「『【"
"""Characters one half of which is air, that is taken away beside their like and at a line's end."""


def seal_box(pdf: bytes) -> tuple[int, float, float, float, float] | None:
    """Return the page of the seal, and its left, top, right, bottom in mm."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        for n, page in enumerate(opened.pages):
            for field in page.obj.get("/Annots", pikepdf.Array([])):
                if field.Subtype != pikepdf.Name.Widget:
                    continue
                left, bottom, right, top = (float(edge) for edge in field.Rect.as_list())
                high = float(page.mediabox[3])
                return n, left / MM, (high - top) / MM, right / MM, (high - bottom) / MM
    return None


def level(folder: Path, pdf: bytes) -> list[Word]:
    """Return the words that run level: not those across the page, on the seal, or upside down."""
    seal = seal_box(pdf)

    def on_seal(word: Word) -> bool:
        if seal is None or word.page != seal[0]:
            return False
        x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        return seal[1] <= x <= seal[3] and seal[2] <= y <= seal[4]

    return [word for word in words(folder, pdf) if word.text not in ACROSS and not on_seal(word)]


def overlapping(found: list[Word]) -> Iterator[tuple[Word, Word]]:
    """Yield pairs of words whose middle bands share room; a box's top and foot are mostly air."""
    by_page: dict[int, list[Word]] = {}
    for word in found:
        by_page.setdefault(word.page, []).append(word)
    for own in by_page.values():
        for one, other in combinations(own, 2):
            left, right = sorted((one, other), key=lambda word: word.left)
            air = 0.5 * (left.bottom - left.top) if left.text[-1] in HALF or right.text[0] in HALF else 0.0
            if min(one.right, other.right) - right.left <= 0.6 + air:
                continue
            top, bottom = max(band(one)[0], band(other)[0]), min(band(one)[1], band(other)[1])
            if bottom - top > 0.3:
                yield one, other


def band(word: Word) -> tuple[float, float]:
    high = word.bottom - word.top
    return word.top + 0.35 * high, word.bottom - 0.3 * high


def checked(folder: Path, pdf: bytes) -> list[Word]:
    found = level(folder, pdf)
    with pikepdf.open(BytesIO(pdf)) as opened:
        boxes = [(float(page.mediabox[2]) / MM, float(page.mediabox[3]) / MM) for page in opened.pages]
    for word in found:
        wide, high = boxes[word.page]
        assert word.left >= EDGE, word
        assert word.right <= wide - EDGE, word
        assert word.top >= EDGE, word
        assert word.bottom <= high - 3.6, word
    assert list(overlapping(found)) == []
    return found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_overlaps_or_falls_off(tmp_path: Path, kind: str, language: str) -> None:
    for size in SIZES:
        assert checked(tmp_path, drawn(kind, language=language, page_size=size))


@pytest.mark.parametrize("kind", KINDS)
def test_a_sample_s_tab_covers_nothing(tmp_path: Path, kind: str) -> None:
    assert checked(tmp_path, sample(kind))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["W" * 200, "山" * 200, "Organización de nombre larguísimo " * 6, "I"])
def test_names_of_any_length_keep_their_room(tmp_path: Path, kind: str, name: str) -> None:
    assert checked(tmp_path, long(kind, name))


@pytest.mark.parametrize("kind", KINDS)
def test_every_character_is_read(tmp_path: Path, kind: str) -> None:
    pdf = odd(kind)
    found = re.sub(r"\s", "", text(tmp_path, pdf))
    for char in ("Łódź", "髙﨑", "𠮟", "ế", "CO₂", "𝕏", "김", "ع"):
        assert char in found, char
    assert "\ufffd" not in found
    checked(tmp_path, pdf)


def without_glyph(pdf: bytes) -> list[str]:
    """Return what pages show that is no character of the font, by the font's name and code."""
    missing = []
    with pikepdf.open(BytesIO(pdf)) as opened:
        for page in opened.pages:
            fonts = {name: _characters(own) for name, own in page.Resources.Font.as_dict().items()}
            known: set[int] = set()
            for one in pikepdf.parse_content_stream(page):
                if str(one.operator) == "Tf":
                    known = fonts[str(one.operands[0])]
                elif str(one.operator) == "Tj":
                    missing += [f"{code:02x}" for code in bytes(one.operands[0]) if code not in known]
    return missing


def _characters(own: pikepdf.Object) -> set[int]:
    """Return the codes of a font that stand for a character that it has."""
    face = font(str(own.BaseFont).split("+")[1]).face
    shown = re.findall(rb"^<(\w\w)> <(\w{4,})>$", own.ToUnicode.read_bytes(), re.MULTILINE)
    assert shown
    by_code = {int(code, 16): bytes.fromhex(hexed.decode()).decode("utf-16-be") for code, hexed in shown}
    return {code for code, char in by_code.items() if ord(char) in face.charToGlyph}


@pytest.mark.parametrize("kind", KINDS)
def test_no_character_is_shown_as_a_box(kind: str) -> None:
    assert without_glyph(odd(kind)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_structure_holds_all_marks(kind: str) -> None:
    pdf = drawn(kind)
    tree = structure(pdf)
    marks = sorted(all_marks(tree))
    assert len(marks) == len(set(marks))
    assert tree.role == "Document"
    assert list(tree.all("H1"))
    assert all(figure.alt for figure in tree.all("Figure"))
    assert (len(list(tree.all("Form"))) == 1) == (kind in SEALED)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_figure_is_told_in_words_rather_than_in_digits(kind: str, language: str) -> None:
    for figure in structure(drawn(kind, language=language)).all("Figure"):
        told = figure.alt or ""
        assert sum(map(str.isalpha, told)) >= len(told) / 2, told


def test_an_address_behind_a_network_can_be_followed() -> None:
    pdf = drawn("network", language="en")
    with pikepdf.open(BytesIO(pdf)) as opened:
        found = {
            str(note.A.URI): opened.Root.StructTreeRoot.ParentTree.Nums[2 * int(note.StructParent) + 1].S
            for page in opened.pages
            for note in page.obj.get("/Annots", pikepdf.Array([]))
            if note.Subtype == pikepdf.Name.Link
        }
    assert found == dict.fromkeys(("https://c40.example", "https://mx.example.org"), pikepdf.Name.Link)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_read_and_decoration_lie_beside_each_other(kind: str) -> None:
    with pikepdf.open(BytesIO(sample(kind))) as opened:
        for page in opened.pages:
            within: list[str] = []
            for one in pikepdf.parse_content_stream(page):
                match str(one.operator):
                    case "BMC" | "BDC":
                        tag = str(one.operands[0])
                        assert not within or tag == "/Span", f"{tag} in {within}"
                        within.append(tag)
                    case "EMC":
                        within.pop()
            assert not within


@pytest.mark.parametrize("kind", KINDS)
def test_other_programs_find_it_sound(tmp_path: Path, kind: str) -> None:
    (tmp_path / "paper.pdf").write_bytes(drawn(kind))
    assert "No syntax or stream encoding errors" in call("qpdf", "--check", tmp_path / "paper.pdf")
    for row in call("pdffonts", tmp_path / "paper.pdf").splitlines()[2:]:
        assert re.match(r"[A-Z]{6}\+NotoSans", row)
        assert row.split()[-5:-2] == ["yes", "yes", "yes"]


SCHEMA = json.loads((resources() / "schemas" / "evidence-1.json").read_bytes())


@pytest.mark.parametrize("kind", KINDS)
def test_sealed_kinds_carry_evidence_as_the_schema_has_it(kind: str) -> None:
    with pikepdf.open(BytesIO(drawn(kind))) as opened:
        attached = {name: file.get_file().read_bytes() for name, file in opened.attachments.items()}
    if kind not in SEALED:
        assert attached == {}
        return
    data = attached[FILE_NAME]
    Draft202012Validator(SCHEMA).validate(json.loads(data))
    assert sorted(attached) == [paper_records.FILE_NAME, FILE_NAME]
    assert read_kind(data) in SEALED_KINDS
    paper = paper_records.read_record(read_kind(data), attached[paper_records.FILE_NAME])
    assert paper_records.to_record(paper) == attached[paper_records.FILE_NAME]


def test_the_schema_refuses_what_is_no_evidence() -> None:
    with pikepdf.open(BytesIO(drawn("declaration"))) as opened:
        value = json.loads(opened.attachments[FILE_NAME].get_file().read_bytes())
    Draft202012Validator.check_schema(SCHEMA)
    for change in ({"form": 2}, {"entry": None}, {"journal_sha256": "ab" * 32}, {"kind": "letter"}, {"more": 1}):
        assert not Draft202012Validator(SCHEMA).is_valid(value | change)


def read_kind(data: bytes) -> str:
    return str(json.loads(data)["kind"])


@pytest.mark.parametrize("kind", KINDS)
def test_two_runs_give_the_same_bytes(kind: str) -> None:
    assert drawn(kind) == drawn(kind)
