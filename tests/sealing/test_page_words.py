"""What is read of pages is what was drawn on them, word for word, however it had to be set."""

import io
from dataclasses import replace

import pikepdf
import pytest

from aca_desktop.documents import declaration
from aca_desktop.domain.page_words import PageWords, bare, names, rest_after, shortened
from aca_desktop.domain.papers import DeclarationPaper
from aca_desktop.domain.text import Paragraph, parse
from aca_desktop.sealing import page_words
from tests.documents import papers
from tests.documents.kinds import KINDS, LANGUAGES, SEALED, drawn, long, odd

LONG_TEXT = "\n\n".join(f"{n}. Párrafo con **negritas** y _cursivas_, " + "palabra larga " * 60 for n in range(30))
TEXTS = {
    "scripts": "Łódź 髙﨑𠮟 ế CO₂ 𝕏 김 ع y después, **Łódź 𝕏**.",
    "no spaces": "Palabra" * 60 + "\n\n" + "髙" * 400,
    "signs": "A — B – C… «¿Qué?» “x” (1.5 % / 15 %) a-b, co\u00adoperar, 5\u00a0km, a\u2011b.",
    "lists": "Antes:\n\n- uno **dos**\n- tres\n\n1. cuatro\n2. cinco\n\nDespués.",
    "joined": "Familia 👨\u200d👩\u200d👧 y ❤\ufe0f, 葛\U000e0100飾区。",
    "pages": LONG_TEXT,
    "one letter": "a",
}


def read(pdf: bytes) -> PageWords:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return page_words.read(opened)


def passages_of(title: str, text: str) -> list[str]:
    found = [bare(title)]
    for block in parse(text).blocks:
        for spans in (block.spans,) if isinstance(block, Paragraph) else block.items:
            found.append(bare("".join(span.text for span in spans)))
    return [one for one in found if one]


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("record", [papers.spanish, papers.japanese, papers.bilingual])
def test_the_text_is_read_as_it_was_written(name: str, record: object) -> None:
    assert callable(record)
    paper: DeclarationPaper = record()
    title = "Una declaración " * (12 if name == "pages" else 1)
    paper = replace(paper, declaration=replace(paper.declaration, title=title, text=TEXTS[name]))
    words = read(declaration.draw(paper))
    rest = rest_after(words.passages, passages_of(title, TEXTS[name]), bare(title))
    assert rest
    if paper.beside is None:
        face = paper.signature
        assert names(rest[:1], face.organisation if paper.language == "ja" else face.signer or "")
    assert {paper.entry.id, paper.declaration.text_sha256} <= {*words.passages}


@pytest.mark.parametrize("kind", sorted(SEALED))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_names_at_its_foot_what_the_paper_is_about(kind: str, language: str) -> None:
    record = KINDS[kind][1]()
    for pdf in (drawn(kind, language=language), odd(kind), long(kind, "W" * 200)):
        words = read(pdf)
        identity = record.entry.id if hasattr(record, "entry") else record.journal_sha256
        assert words.feet
        assert all(shortened(identity) in foot for foot in words.feet)


def test_names_are_told_apart() -> None:
    passages = ("Panaderíadelbarrio·Empresa·México", "UniversidaddeGuadal…", "A")
    for name in ("Panadería del barrio", "Universidad de Guadalajara", "A"):
        assert names(passages, name)
    for name in ("Panadería", "Panadería del barrio y otra", "Universidad de Guanajuato", "B", "a"):
        assert not names(passages, name)


@pytest.mark.parametrize(
    ("passages", "rest"),
    [
        (["T", "a", "b", "R"], ("R",)),
        (["x", "y", "T", "a", "b", "R"], ("R",)),
        (["T", "a", "T", "b", "R"], ("R",)),
        (["T", "T", "a", "b", "R", "S"], ("R", "S")),
        (["T", "a", "b"], ()),
        (["T", "a", "more", "b", "R"], None),
        (["T", "b", "a"], None),
        (["T", "a"], None),
        (["1", "2", "3", "4", "5", "T", "a", "b"], None),
    ],
)
def test_nothing_stands_between_the_passages_of_a_text(passages: list[str], rest: tuple[str, ...] | None) -> None:
    found = rest_after(passages, ["T", "a", "b"], "T")
    assert (None if found is None else tuple(found)) == rest
