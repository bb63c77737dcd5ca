"""The summary’s blocks: totals, commitments, public sentences; each drawn where it is, and nothing invented."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from aca_desktop.documents import summary
from aca_desktop.domain.figures.claims import Run
from aca_desktop.domain.papers.summary_blocks import (
    CommitmentRow,
    Milestone,
    TargetMark,
    TotalRow,
    TotalsBlock,
    UnitedMoney,
)
from aca_desktop.domain.papers.summary_papers import SummaryPaper
from tests.documents import papers
from tests.documents.reading import structure, text, words


def pages(folder: Path, paper: SummaryPaper) -> list[str]:
    return [" ".join(page.split()) for page in text(folder, summary.draw(paper), "-raw").split("\f")[:-1]]


def test_the_cover_shows_the_sentence_and_the_numbers_given(tmp_path: Path) -> None:
    cover = pages(tmp_path, papers.full_summary())[0]
    assert "Más de 35 entidades, que representan" in cover
    assert "Comprobado: 38 entidades" in cover
    assert "6 metas con año y línea base" in cover
    assert "han firmado para actuar" not in cover


def test_totals_say_gross_what_is_taken_off_and_net(tmp_path: Path) -> None:
    page = pages(tmp_path, papers.full_summary())[1]
    for said in (
        "5,268,642 personas, cada una contada una sola vez", "13,616,793", "−3,079,509", "−8,348,151",
        "está dentro de Jalisco, que cuenta", "No se conoce cifra para: Comunidad Ejemplo 04",
        "Zapopan", "INEGI, Censo de Población y Vivienda 2020",
    ):  # fmt: skip
        assert said in page, said


def test_the_largest_sums_that_a_journal_can_make_are_drawn(tmp_path: Path) -> None:
    paper = papers.full_summary()
    (block,) = paper.totals
    largest = Decimal("9" * 60)
    page = pages(tmp_path, replace(paper, totals=(replace(block, gross=largest, net=largest, outside=largest),)))
    assert ",".join(["999"] * 20) in "".join(page)


def test_nothing_taken_off_and_nothing_missing_is_said_too(tmp_path: Path) -> None:
    paper = papers.full_summary()
    (block,) = paper.totals
    plain = replace(
        block, gross=block.net, outside=Decimal(0), inside=Decimal(0), rows=block.rows[:1], missing=(),
        measure="gdp", currency="MXN", territory=None, places=(), source=None, exceeds=True,
    )  # fmt: skip
    page = pages(tmp_path, replace(paper, totals=(plain,)))[1]
    assert "5,268,642 pesos mexicanos" in page
    assert "suma simple de lo que representan" not in page
    assert "Todo lugar que cuenta tiene cifra" in page
    assert "alguna cifra ha de estar mal" in page


@pytest.mark.parametrize(
    ("inside", "outside", "says"),
    [
        (1, 0, "since places lie in one another. "),
        (0, 1, "since places lie outside the territory, wholly or in part. "),
        (1, 1, "since places lie in one another or, wholly or in part, outside the territory. "),
    ],
)
def test_why_the_simple_sum_is_greater_is_said_as_it_is(
    tmp_path: Path, inside: int, outside: int, says: str
) -> None:
    paper = papers.full_summary()
    (block,) = paper.totals
    block = replace(block, inside=Decimal(inside), outside=Decimal(outside), gross=block.net + inside + outside)
    assert says in pages(tmp_path, replace(paper, language="en", totals=(block,)))[1]


def test_commitments_show_kind_year_and_what_is_due(tmp_path: Path) -> None:
    page = pages(tmp_path, papers.full_summary())[3]
    for said in (
        "−27%",
        "a 2025",
        "Venció 2025",
        "cero neto",
        "100%",
        "6 metas, según su año",
        "Compromiso de México",
    ):
        assert said in page, said
    measured = papers.full_summary()
    assert measured.commitments is not None
    assert measured.commitments.featured is not None
    row = replace(measured.commitments.featured, measured=((2025, Decimal(71)),))
    told = replace(measured, commitments=replace(measured.commitments, featured=row))
    assert "Venció 2025" not in pages(tmp_path, told)[3]


def test_the_countrys_pledge_stands_beside_where_it_is_recorded(tmp_path: Path) -> None:
    paper = papers.full_summary()
    assert paper.commitments is not None
    page = pages(tmp_path, paper)[3]
    for said in ("junto al compromiso de su país", "−22% a 2030", "NDC", "−22% a −36%"):
        assert said in page, said
    pledge = paper.commitments.pledge
    assert pledge is not None
    unknown = replace(pledge, base_year=None, least=Decimal(22), most=Decimal(22), told="−22%; base sin registrar")
    bandless = replace(paper, commitments=replace(paper.commitments, pledge=unknown))
    page = pages(tmp_path, bandless)[3]
    assert any(
        "base sin registrar" in (figure.alt or "") for figure in structure(summary.draw(bandless)).all("Figure")
    )
    assert "base sin registrar" not in page, "a pledge without a base year draws no band"
    assert "−36%" not in page
    without = pages(tmp_path, replace(paper, commitments=replace(paper.commitments, pledge=None)))[3]
    assert "compromiso de su país" not in without
    assert "Compromiso de México" not in without


@pytest.mark.parametrize("rows", [1, 40])
def test_few_and_many_commitments_stay_on_their_page(tmp_path: Path, rows: int) -> None:
    paper = papers.full_summary()
    assert paper.commitments is not None
    mark = TargetMark(2030, Decimal(50), "reduction", approved=True)
    row = CommitmentRow("Organización de nombre muy largo " * 4, "alcance " * 9, 2030, (mark,))
    block = replace(paper.commitments, rows=(row,) * rows, featured=None, pledge=None, today=date(2060, 1, 1))
    pdf = summary.draw(replace(paper, commitments=block))
    assert all(word.right <= 200 and word.bottom <= 290 for word in words(tmp_path, pdf))


def test_each_sentence_has_verdict_count_and_proof(tmp_path: Path) -> None:
    method = " ".join(pages(tmp_path, papers.full_summary())[6:])
    for said in (
        "“Más de 35 entidades firman en 2026”", "38 > 35", "Nombres y fechas, sin verificar: 2026",
            "cierta", "falsa: no se publica", "citada, no contada aquí",
        "cierta entonces, ya no", "Más de N",
    ):  # fmt: skip
        assert said in method, said


def test_a_proof_tells_threshold_rows_sources_and_what_is_not_counted(tmp_path: Path) -> None:
    paper = papers.full_summary()
    every = pages(tmp_path, paper)
    many, few = (" ".join(one.split()) for one in every[7:9])
    for said in (
        "1 DE 4", "más de 35", "Según se decidan los casos abiertos: de 36 a 40.", "Sector: Empresas.",
        "INEGI https://example.org/censo, consultado el 1 de junio de 2026", "1 retiró su firma",
        "2 provisionales",
        "Al 5 de junio de 2026.",
    ):  # fmt: skip
        assert said in many, said
    assert "38 filas de la lista lo prueban" in many
    assert "Llevan la marca 1 en las páginas 6 y 7." in many
    assert not any(row.name in many for row in paper.rows)
    listed = " ".join(" ".join(every[5:7]).split())
    assert all(f"{row.name} 1" in listed for row in paper.rows), "each row bears the mark"
    assert [row.name in few for row in paper.rows] == [n in (3, 5, 38) for n in range(1, 39)]
    assert "p. 6" in few
    assert "Llevan la marca" not in few


def test_each_of_several_figures_has_its_own_proof_and_mark(tmp_path: Path) -> None:
    paper = papers.full_summary()
    (slot,) = paper.claims[0].slots
    both = replace(paper.claims[0], slots=(slot, replace(slot, name="b", rows=(*range(1, 26),))))
    every = pages(tmp_path, replace(paper, claims=(both,)))
    said = " ".join(" ".join(every[6:]).split())
    assert "Llevan la marca 1a en las páginas" in said
    assert "Llevan la marca 1b en la página" in said
    assert "1a 1b" in every[5]


def test_many_long_sentences_take_more_pages(tmp_path: Path) -> None:
    paper = papers.full_summary()
    (slot,) = paper.claims[1].slots
    runs = (Run("Afirmación larguísima " * 6, "a"), Run("de verdad " * 12))
    claim = replace(paper.claims[1], runs=runs, slots=(replace(slot, proof="Prueba " * 60),))
    pdf = summary.draw(replace(paper, claims=(claim,) * 12))
    found = words(tmp_path, pdf)
    assert sum(word.text == "cierta" for word in found) == 12
    assert all(word.bottom <= 290 for word in found)
    assert len(list(structure(pdf).all("Form"))) == 1


def test_targets_stand_in_the_list(tmp_path: Path) -> None:
    listed = pages(tmp_path, papers.full_summary())[5]
    assert "Metas" in listed
    assert "Metas" not in pages(tmp_path, papers.summary())[2]
    (table,) = (one for one in structure(summary.draw(papers.full_summary())).all("Table") if len(one.kids) > 30)
    assert {len(row.kids) for row in table.all("TR")} == {1, 4}


def test_growth_names_its_events(tmp_path: Path) -> None:
    page = pages(tmp_path, papers.full_summary())[2]
    assert "Fundación" in page
    assert "14 nov 2025, 17" in page
    assert "5 jun 2026, 38" in page
    told = [node.alt or "" for node in structure(summary.draw(papers.full_summary())).all("Figure")]
    assert any(
        "Eventos: Fundación, el 14 de noviembre de 2025, con 17 organizaciones firmantes; "
        "Día del Medio Ambiente, el 5 de junio de 2026, con 38 organizaciones firmantes" in one
        for one in told
    )


def many(rows: int) -> TotalsBlock:
    """Return a total of so many places that count, each with three towns in it, and one that has no figure."""
    (block,) = papers.full_summary().totals
    counting = [TotalRow(f"Estado {n:03}", f"e{n}", Decimal(1000 + n), Decimal(0), None) for n in range(rows)]
    inside = [
        TotalRow(f"Villa {n:03}-{k}", None, Decimal(10 + k), Decimal(10 + k), "inside", f"Estado {n:03}")
        for n in range(rows)
        for k in range(5 if n == 0 else 3)
    ]
    unknown = TotalRow("Sin Cifra", None, None, Decimal(0), None)
    return replace(block, rows=(*counting, *inside, unknown), places=())


def test_a_place_without_a_neighbour_makes_no_other_row() -> None:
    tree = structure(summary.draw(replace(papers.full_summary(), totals=(many(61),))))
    table = next(one for one in tree.all("Table") if len(list(one.all("TR"))) == 62)
    assert {len(row.kids) for row in table.all("TR")} == {3}


def test_the_growth_is_not_drawn_as_a_grid() -> None:
    days = (date(2025, 12, 1), date(2026, 2, 1), date(2026, 4, 1))
    paper = replace(papers.full_summary(), milestones=tuple(Milestone(day, f"Evento {day}") for day in days))
    boxes = painted(summary.draw(paper), 2)
    upright = [box for box in boxes if box[2] - box[0] <= 2.5 and box[3] - box[1] >= 12]
    level = [box for box in boxes if box[3] - box[1] <= 2.5 and box[2] - box[0] >= 40]
    crossed = [
        one
        for one in level
        if sum(one[0] <= other[0] <= one[2] and other[1] - 1 <= one[1] <= other[3] for other in upright) >= 2
    ]
    assert len(upright) >= len(days)
    assert len(crossed) < 3, "what programs take for a table's rules"


def painted(pdf: bytes, page: int) -> list[tuple[float, float, float, float]]:
    """Return the box of each path that a page paints with straight lines: left, bottom, right, top in points."""
    boxes, path = [], list[tuple[float, float]]()
    with pikepdf.open(BytesIO(pdf)) as opened:
        for one in pikepdf.parse_content_stream(opened.pages[page]):
            match str(one.operator):
                case "m" | "l":
                    path.append((float(one.operands[0]), float(one.operands[1])))
                case "S" | "f" | "B" | "n" if path:
                    xs, ys = zip(*path, strict=True)
                    boxes.append((min(xs), min(ys), max(xs), max(ys)))
                    path = []
    return boxes


def test_many_places_take_few_pages_and_none_is_left_out(tmp_path: Path) -> None:
    paper = replace(papers.full_summary(), totals=(many(60),))
    pdf = summary.draw(paper)
    said = " ".join(pages(tmp_path, paper))
    assert all(f"Estado {n:03}" in said for n in range(60))
    assert all(f"Villa {n:03}-{k} {10 + k}" in said for n in range(60) for k in range(3))
    assert "En Estado 000, que cuenta: −60" in said
    assert "Dentro de otros lugares que cuentan, a lo más 3 en cada uno: −1,947" in said
    assert "Sin Cifra" in said
    assert "sin cifra conocida" in said or "no se conoce" in said.lower()
    first = next(n for n, page in enumerate(pages(tmp_path, paper)) if "Quiénes firman" in page)
    assert first <= 5, "243 places on four pages at most"
    assert all(word.right <= 200 and word.bottom <= 290 for word in words(tmp_path, pdf))
    table = next(one for one in structure(pdf).all("Table") if len(list(one.all("TR"))) == 61)
    assert {len(row.kids) for row in table.all("TR")} == {3}
    assert len(list(table.all("TH"))) == 3


def test_what_a_reader_must_know_of_the_figures_stands_beside_the_rules(tmp_path: Path) -> None:
    (block,) = papers.full_summary().totals
    rate = "1 USD = 18.5 MXN el 31 de diciembre de 2025 (Banco de México)"
    money = replace(
        block, measure="gdp", currency="MXN", years=(2019, 2020), later=("Zapopan",), left_out=("Círculo",),
        doubts=("Cuenta la cifra menor.",),
        united=UnitedMoney(Decimal(7_130), (rate,), ("Lejos",)),
    )  # fmt: skip
    said = " ".join(pages(tmp_path, replace(papers.full_summary(), totals=(money,)))[1:3])
    for part in (
        "Las cifras son de 2019 y 2020", "una cifra posterior de: Zapopan", "Círculo",
        f"7,130 pesos mexicanos: {rate}",
        "sin tipo de cambio, por lo que no se suma: Lejos", "Cuenta la cifra menor.",
    ):  # fmt: skip
        assert part in said, part
    many_ = replace(block, missing=tuple(f"Lugar {n}" for n in range(30)))
    assert "18 más" in " ".join(pages(tmp_path, replace(papers.full_summary(), totals=(many_,)))[1:3])
