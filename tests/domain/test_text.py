"""A declaration's text: blocks, emphasis, what is not accepted, and the hash of what was read."""

import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aca_desktop.domain.coalition.emphasis import spans
from aca_desktop.domain.coalition.text import CODES, Listing, Paragraph, Span, parse, text_sha256, version_sha256


def codes(markdown: str) -> list[tuple[str, object]]:
    return [(problem.code, problem.facts["line"]) for problem in parse(markdown).problems]


def test_paragraphs_and_both_kinds_of_lists() -> None:
    parsed = parse("Uno\ndos.\n\n3. tres\n4. cuatro\n   y medio\n\n5. cinco\n\n- seis\n- siete\n\nFin.")
    assert parsed.problems == ()
    assert parsed.blocks == (
        Paragraph((Span("Uno dos."),)),
        Listing(((Span("tres"),), (Span("cuatro y medio"),), (Span("cinco"),)), 3),
        Listing(((Span("seis"),), (Span("siete"),)), None),
        Paragraph((Span("Fin."),)),
    )


def test_japanese_lines_are_joined_without_a_space() -> None:
    (block,) = parse("温室効果\nガスを CO₂\nとよぶ。").blocks
    assert block == Paragraph((Span("温室効果ガスを CO₂ とよぶ。"),))


def test_emphasis() -> None:
    (block,) = parse("a *b* **c** ***d*** _e_ snake_case_name 2 * 3 * 4 \\*f\\*").blocks
    assert block == Paragraph(
        (
            Span("a "), Span("b", emphasis=True), Span(" "), Span("c", strong=True), Span(" "),
            Span("d", emphasis=True, strong=True), Span(" "), Span("e", emphasis=True),
            Span(" snake_case_name 2 * 3 * 4 *f*"),
        )
    )  # fmt: skip


def test_emphasis_beside_japanese_brackets() -> None:
    (block,) = parse("次の**「こと」**を").blocks
    assert block == Paragraph((Span("次の"), Span("「こと」", strong=True), Span("を")))


def test_emphasis_ends_after_a_full_width_mark_whatever_follows() -> None:
    assert spans("**テーブル3：**43件") == (Span("テーブル3：", strong=True), Span("43件"))
    assert spans("No **「署名」**is here") == (Span("No "), Span("「署名」", strong=True), Span("is here"))
    assert spans("**No.**5") == (Span("**No.**5"),), "as CommonMark has it where no full-width mark stands"


def test_an_unclosed_delimiter_stays_as_it_is_written() -> None:
    (block,) = parse("**a *b*").blocks
    assert block == Paragraph((Span("**a "), Span("b", emphasis=True)))


@pytest.mark.parametrize(
    ("markdown", "code"),
    [
        ("# Title", "markdown-heading"),
        ("Title\n=====", "markdown-heading"),
        ("Title\n---", "markdown-heading"),
        ("> quoted", "markdown-quote"),
        ("```\ncode\n```", "markdown-code"),
        ("    indented", "markdown-code"),
        ("some `code` here", "markdown-code"),
        ("***", "markdown-rule"),
        ("a [link](http://x.example)", "markdown-link"),
        ("<https://x.example>", "markdown-link"),
        ("<https://x.example/<1>", "markdown-link"),
        ("![not an image [a link](http://x.example)", "markdown-link"),
        ("![picture](x.png)", "markdown-image"),
        ("a <b>bold</b> word", "markdown-html"),
        ('<a title="<">', "markdown-html"),
        ("&nbsp;", "markdown-html"),
        ("~~gone~~", "markdown-strikethrough"),
        ("| a | b |", "markdown-table"),
        ("[x]: http://x.example", "markdown-reference"),
        ("a note[^1]", "markdown-footnote"),
        ("a note[^a[1]", "markdown-footnote"),
        ("a line  \nbroken", "markdown-line-break"),
        ("- a\n  - b", "markdown-nested-list"),
        ("- a\n\n  more of a", "markdown-item-paragraph"),
    ],
)
def test_what_else_markdown_has_is_listed(markdown: str, code: str) -> None:
    found = [name for name, _ in codes(markdown)]
    assert code in found
    assert set(found) <= set(CODES)


def test_a_problem_names_its_line() -> None:
    assert codes("One.\n\n## Two") == [("markdown-heading", 3)]


@pytest.mark.parametrize(
    "markdown",
    [
        "México redujo 22% en\n2030. Y después más.",
        "De 1 < 2 y 3 > 2, con A&B & C.",
        "Un guion - y otro – y «esto» (y [esto]).",
        "一つ目。\n\n1. あ\n2. い",
    ],
)
def test_ordinary_prose_has_no_problem(markdown: str) -> None:
    assert parse(markdown).problems == ()


def test_a_year_at_a_lines_start_begins_no_list() -> None:
    (block,) = parse("reducir en\n2030. Y después más.").blocks
    assert isinstance(block, Paragraph)


@given(st.text())
def test_parsing_never_fails_and_keeps_every_letter(markdown: str) -> None:
    spans = [
        span.text
        for block in parse(markdown).blocks
        for part in ((block.spans,) if isinstance(block, Paragraph) else block.items)
        for span in part
    ]
    whole = unicodedata.normalize("NFC", markdown)
    assert all(spans)
    assert [char for char in "".join(spans) if char.isalpha()] == [char for char in whole if char.isalpha()]


def test_the_hash_is_of_title_empty_line_and_text() -> None:
    expected = hashlib.sha256("Título\n\nTexto.\n".encode()).hexdigest()
    assert text_sha256("Título", "Texto.") == expected
    assert text_sha256("Título", "Texto.\r\n") == expected
    assert text_sha256("Ti\u0301tulo", "Texto.") == expected
    assert text_sha256("Título", "Texto .") != expected


def test_a_versions_hash_is_of_its_languages() -> None:
    one, other = text_sha256("a", "b"), text_sha256("c", "d")
    canonical = f'{{"en":"{one}","es":"{other}"}}'.encode()
    assert version_sha256({"es": other, "en": one}) == hashlib.sha256(canonical).hexdigest()
