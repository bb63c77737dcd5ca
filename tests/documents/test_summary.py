"""The coalition's summary: true sentences, complete lists, numbers from the rows alone."""

from dataclasses import replace
from pathlib import Path

from aca_desktop.documents import network, summary
from aca_desktop.documents.typesetting.press import shortened
from aca_desktop.domain.papers.summary_papers import SummaryPaper
from aca_desktop.domain.papers.summary_tally import tally
from aca_desktop.i18n import Speech
from aca_desktop.services.papers.summary_cover import counted_headline
from tests.documents import papers
from tests.documents.reading import structure, text, words


def pages(folder: Path, paper: SummaryPaper) -> list[str]:
    return text(folder, summary.draw(paper), "-layout").split("\f")[:-1]


def test_the_cover_says_what_the_rows_prove(tmp_path: Path) -> None:
    cover = pages(tmp_path, papers.summary())[0]
    assert "38 organizaciones" in cover
    assert "17 de ellas" in cover
    assert "Gobierno de México" in cover
    assert "5 DE JUNIO DE 2026" in cover


def test_provisional_signatures_are_listed_and_not_counted(tmp_path: Path) -> None:
    paper = papers.summary()
    rows = (*paper.rows[:3], replace(paper.rows[3], status="provisional", founding=False), *paper.rows[4:])
    found = pages(tmp_path, replace(paper, rows=rows))
    assert "Empresas  13" in found[2] or "Empresas 13" in found[2]
    assert paper.rows[3].name in found[2]
    assert "espera ratificación; no se cuenta" in found[2]


def test_counting_the_list_is_said_so_that_it_is_true(tmp_path: Path) -> None:
    def last(paper: SummaryPaper) -> str:
        return " ".join(text(tmp_path, summary.draw(paper), "-raw").split("\f")[-2].split())

    paper = replace(papers.summary(), language="en")
    provisional = (replace(paper.rows[3], status="provisional", founding=False), *paper.rows[1:])
    assert "Count the rows of the list that do not await ratification:" in last(replace(paper, rows=provisional))
    assert "Count the rows of the list: there are as many as signatories on the cover." in last(paper)
    nobody = replace(paper, rows=tuple(replace(row, status="provisional") for row in paper.rows[:2]))
    assert "Count the rows" not in last(nobody)


def test_every_row_is_listed_once(tmp_path: Path) -> None:
    paper = papers.summary(6)
    listed = "\n".join(pages(tmp_path, paper)[2:-1])
    for row in paper.rows:
        assert listed.count(f"{row.name} ") + listed.count(f"{row.name}\n") == 1, row.name


def test_heads_and_sectors_are_repeated(tmp_path: Path) -> None:
    found = pages(tmp_path, papers.summary(6))[2:-1]
    assert len(found) > 3
    for n, page in enumerate(found):
        assert "Organización" in page
        assert "Lugar" in page
        assert ("Sigue en la página" in page) == (n < len(found) - 1)
    assert any("Empresas (sigue)" in page for page in found)


def test_every_page_says_its_number_and_the_journal(tmp_path: Path) -> None:
    for drawn in (summary.draw(papers.summary()), network.draw(replace(papers.network(), language="es"))):
        found = text(tmp_path, drawn, "-layout").split("\f")[:-1]
        assert len(found) > 1
        for number, page in enumerate(found, 1):
            assert f"Página {number} de {len(found)}" in page
            assert f"Diario {shortened(papers.JOURNAL)}".replace("\u00a0", " ") in page.replace("\u00a0", " ")


def test_no_page_of_the_list_is_overfull(tmp_path: Path) -> None:
    paper = papers.summary(3)
    rows = tuple(
        replace(row, name=row.name + " x" * (n % 7 * 20), place="P" * 60) for n, row in enumerate(paper.rows)
    )
    for word in words(tmp_path, summary.draw(replace(paper, rows=rows))):
        assert word.left >= 10
        assert word.right <= 200
        assert word.bottom <= 297 - 11


def test_a_coalition_without_signatories(tmp_path: Path) -> None:
    paper = replace(
        papers.summary(),
        rows=(),
        headline=counted_headline(Speech("es", "MX"), tally(())),
        sectors=(),
        declaration=None,
        pledge=None,
        provisional=0,
        withdrawn=0,
        expected=0,
    )
    found = pages(tmp_path, paper)
    assert len(found) == 2
    assert "Todavía no ha firmado" in found[0]


def test_languages_and_the_sample_mark(tmp_path: Path) -> None:
    paper = replace(papers.summary(), coalition=replace(papers.GUADALAJARA, sample=True))
    for language, word in (("es", "MUESTRA"), ("en", "SAMPLE"), ("ja", "見本")):
        assert all(word in page for page in pages(tmp_path, replace(paper, language=language)))
    english = counted_headline(Speech("en", "MX"), tally(paper.rows))
    assert "signed to act" in pages(tmp_path, replace(paper, language="en", headline=english))[0]


def test_the_method_says_what_is_not_counted(tmp_path: Path) -> None:
    method = pages(tmp_path, papers.summary())[-1]
    for part in ("2 organizaciones firmaron de manera provisional", "1 organización retiró", "Se espera a 7"):
        assert part in " ".join(method.split())
    assert papers.JOURNAL in method


def test_the_table_is_regular() -> None:
    tree = structure(summary.draw(papers.summary()))
    bars, table = tree.all("Table")
    assert [len(row.kids) for row in bars.all("TR")] == [3] * len(papers.summary().sectors)
    rows = list(table.all("TR"))
    assert len(rows) == 1 + len(papers.summary().sectors) + 38
    assert {len(row.kids) for row in rows} == {1, 3}


def test_the_same_record_gives_the_same_bytes() -> None:
    assert summary.draw(papers.summary()) == summary.draw(papers.summary())
