"""Every kind of paper, as drawn from its record: in every language and size, usual, over-long and odd."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from aca_desktop.documents import card, certificate, declaration, draft, guide, joint, network, sheet, summary
from aca_desktop.documents.typesetting import bilingual
from aca_desktop.domain.figures.claims import Run
from aca_desktop.domain.papers.papers import CoalitionFace, PageSize
from aca_desktop.domain.papers.summary_blocks import Headline
from tests.documents import papers

__all__ = ["KINDS", "LANGUAGES", "SEALED", "SIZES", "bilingual", "drawn", "long", "odd", "sample"]

LANGUAGES = ("es", "en", "ja")
SIZES: tuple[PageSize, ...] = ("a4", "letter")


def _provisional() -> Any:
    paper = papers.spanish()
    return replace(paper, signature=replace(paper.signature, status="provisional"))


def _withdrawn() -> Any:
    paper = papers.japanese()
    face = replace(paper.signature, status="withdrawn", status_day=date(2026, 8, 12))
    return replace(paper, signature=face)


KINDS: dict[str, tuple[Callable[[Any], bytes], Callable[[], Any]]] = {
    "declaration": (declaration.draw, papers.spanish),
    "declaration-ja": (declaration.draw, papers.japanese),
    "bilingual": (declaration.draw, papers.bilingual),
    "provisional": (declaration.draw, _provisional),
    "withdrawn": (declaration.draw, _withdrawn),
    "draft": (draft.draw, papers.draft),
    "joint": (joint.draw, papers.joint),
    "summary": (summary.draw, papers.summary),
    "summary-full": (summary.draw, papers.full_summary),
    "network": (network.draw, papers.network),
    "certificate": (certificate.draw, papers.certificate),
    "sheet": (sheet.draw, papers.sheet),
    "card": (card.draw, papers.card),
    "guide": (guide.draw, papers.guide),
}

SEALED = frozenset(KINDS) - {"draft", "sheet", "card", "guide"}


def drawn(kind: str, **changes: object) -> bytes:
    """Return a kind's usual paper with these fields of its record changed."""
    draw, record = KINDS[kind]
    return draw(replace(record(), **changes))


def sample(kind: str) -> bytes:
    """Return a kind's paper as a sample has it."""
    draw, record = KINDS[kind]
    paper = record()
    return draw(replace(paper, coalition=replace(paper.coalition, sample=True)))


def long(kind: str, words: str) -> bytes:
    """Return a kind's paper in which the names of coalition and organisations are these words."""
    return _named(kind, words)


def odd(kind: str) -> bytes:
    """Return a kind's paper with names in four scripts at once and characters that no bundled font has."""
    return _named(kind, "Łódź 髙﨑𠮟 ế CO₂ 𝕏 김 ع")


def _named(kind: str, words: str) -> bytes:
    draw, record = KINDS[kind]
    paper = record()
    face: CoalitionFace = replace(paper.coalition, name=words)
    paper = replace(paper, coalition=face)
    match kind:
        case "joint":
            (text,) = paper.texts
            cells = tuple(papers.cell(words, signer=words) for _ in range(4))
            groups = (replace(text.groups[0], words=words, cells=cells),)
            paper = replace(paper, texts=(replace(text, groups=groups),))
        case "summary" | "summary-full":
            rows = tuple(replace(row, name=words, sector=words, place=words) for row in paper.rows)
            paper = replace(paper, rows=rows, sectors=(replace(paper.sectors[0], words=words),))
        case "network":
            columns = tuple(
                replace(
                    one,
                    face=replace(one.face, name=words),
                    headline=(Run(words, "a"),),
                    people_note=words,
                    pledge=words,
                )
                for one in paper.columns
            )
            bodies = tuple(
                replace(one, name=words, role_words=words, country=words, website=words) for one in paper.bodies
            )
            headline = Headline((Run(words, "a"), Run(words)), words)
            paper = replace(paper, columns=columns, bodies=bodies, headline=headline)
        case "certificate":
            paper = replace(paper, organisation=words, issuer=words, issuer_title=words, place=words)
        case "sheet":
            paper = replace(
                paper, occasion=words, rows=tuple(replace(row, organisation=words) for row in paper.rows)
            )
        case "card":
            paper = replace(paper, event=words, tables=(replace(paper.tables[0], name=words),))
        case "draft":
            paper = replace(paper, title=words)
        case "guide":
            paper = replace(paper, occasion=words)
        case _:
            who = replace(paper.signature, signer=words, title=words, organisation=words, place=words)
            paper = replace(paper, signature=who)
    return draw(paper)
