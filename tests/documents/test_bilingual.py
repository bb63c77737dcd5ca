"""A declaration in two languages: pairs of paragraphs side by side, each column read whole, words parted well."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Object

from aca_desktop.documents import declaration
from aca_desktop.documents.typesetting.fonts import Manner
from aca_desktop.documents.typesetting.hyphens import HYPHEN, parted
from aca_desktop.documents.typesetting.lines import set_lines
from aca_desktop.documents.typesetting.pieces import plain
from aca_desktop.domain.papers.papers import BesideFace, DeclarationPaper
from tests.documents import papers
from tests.documents.reading import Word, structure, text, words


def in_japanese_too() -> DeclarationPaper:
    beside = papers.declaration_face("ja", "脱炭素社会へ、日本はより大きな役割を", papers.TEXT_JA)
    return replace(papers.spanish(), beside=BesideFace("ja", beside))


def long() -> DeclarationPaper:
    paper = papers.bilingual()
    assert paper.beside is not None
    beside = replace(paper.beside.declaration, text=papers.TEXT_BESIDE * 4)
    return replace(
        paper, declaration=replace(paper.declaration, text=papers.TEXT_ES * 3), beside=BesideFace("en", beside)
    )


def find(found: list[Word], first: str, second: str) -> Word:
    return next(one for one, after in pairwise(found) if one.text == first and after.text == second)


def test_pairs_of_paragraphs_begin_on_one_line(tmp_path: Path) -> None:
    found = words(tmp_path, declaration.draw(papers.bilingual()))
    for spanish, english in (
        (("Guadalajara", "ya"), ("Guadalajara", "is")),
        (("Gobiernos,", "empresas,"), ("Governments,", "companies,")),
        (("fijar", "una"), ("to", "set")),
        (("Firmamos", "por"), ("We", "sign")),
    ):
        left, right = find(found, *spanish), find(found, *english)
        assert left.bottom == pytest.approx(right.bottom, abs=0.1)
        assert left.right < 105 < right.left


def test_both_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    found = text(tmp_path, declaration.draw(papers.bilingual()), "-raw").replace(f"{HYPHEN}\n", "")
    squeezed = " ".join(found.split())
    assert squeezed.index("para empezar hoy") < squeezed.index("Guadalajara is living")
    assert "organizaciones civiles" in squeezed
    assert "5 de junio de 2026 / June 5, 2026" in squeezed
    assert "Página 1 de 2 / Page 1 of 2" in squeezed


def languages(node: Object) -> Iterator[str]:
    if "/Lang" in node:
        yield str(node.Lang)
    kids = node.get("/K", pikepdf.Array([]))
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from languages(kid)


def test_each_column_says_its_language() -> None:
    pdf = declaration.draw(papers.bilingual())
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert list(languages(opened.Root.StructTreeRoot.K)) == ["es", "en"]
    assert len(list(structure(pdf).all("H1"))) == 3


def test_the_evidence_holds_both_hashes(tmp_path: Path) -> None:
    paper = papers.bilingual()
    assert paper.beside is not None
    found = text(tmp_path, declaration.draw(paper))
    assert paper.declaration.text_sha256 in found
    assert paper.beside.declaration.text_sha256 in found


@pytest.mark.parametrize("paper", [papers.bilingual(), in_japanese_too(), long()])
@pytest.mark.parametrize("size", ["a4", "letter"])
def test_columns_keep_apart_and_inside_the_frame(tmp_path: Path, paper: DeclarationPaper, size: str) -> None:
    pdf = declaration.draw(replace(paper, page_size=size))  # type: ignore[arg-type]
    wide = 210.0 if size == "a4" else 215.9
    framed = next(n for n, page in enumerate(text(tmp_path, pdf).split("\f")) if "Evidencia" in page)
    for word in words(tmp_path, pdf):
        assert word.left >= 24 - 0.5
        # Half-width punctuation at a line's end reaches with its empty half beyond the measure.
        assert word.right <= wide - 24 + 1.8, word
        body = word.page < framed and 66 < word.top < 190
        assert not (body and word.left < wide / 2 - 1 < wide / 2 + 1 < word.right), word


def test_a_text_too_long_for_a_page_goes_on(tmp_path: Path) -> None:
    pages = text(tmp_path, declaration.draw(long()), "-raw").split("\f")[:-1]
    assert len(pages) > 3
    whole = " ".join("".join(pages).replace(f"{HYPHEN}\n", "").split())
    assert whole.count("Firmamos por voluntad propia.") == 3
    assert whole.count("We sign of our own free will.") == 4
    signed = [n for n, page in enumerate(pages) if "María Ejemplo" in page]
    assert signed == [n - 1 for n, page in enumerate(pages) if "Evidencia" in page] + [signed[-1]]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("organizaciones,", "orga-ni-za-cio-nes,"),
        ("compromiso", "com-pro-miso"),
        ("ferrocarriles", "ferro-ca-rri-les"),
        ("transporte", "trans-porte"),
        ("instrucción", "ins-truc-ción"),
        ("aéreos", "aéreos"),
        ("(internacional)", "(inter-na-cio-nal)"),
        ("reloj", "reloj"),
    ],
)
def test_spanish_words_part_between_syllables(word: str, parts: str) -> None:
    assert "-".join(parted(word, "es")) == parts
    assert parted(word, "en") == (word,)


@given(st.lists(st.text("abcdefghijlmnopqrstuvzáéñ", min_size=1, max_size=18), min_size=1, max_size=30))
def test_parted_words_lose_nothing_and_no_part_is_a_stump(written: list[str]) -> None:
    for word in written:
        parts = parted(word, "es")
        assert "".join(parts) == word
        if len(parts) > 1:
            assert len(parts[0]) >= 3
            assert len(parts[-1]) >= 3
    lines = set_lines(plain(" ".join(written)), Manner("es", hyphens=True), 10, 120)
    shown = "".join(line.text + (" " if line.ends_with_space else "") for line in lines).replace(HYPHEN, "")
    assert shown.split() == " ".join(written).split()
    assert all(line.width <= 120.01 for line in lines)
