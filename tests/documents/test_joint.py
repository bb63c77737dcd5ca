"""The joint declaration: one text, everybody who signed it, named as they allow, for as many pages as it takes."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from aca_desktop.documents import joint
from aca_desktop.domain.papers.papers import JointCell, JointGroup, JointPaper, JointText
from tests.documents import papers
from tests.documents.reading import structure, text, words


def one_group(*cells: JointCell, heading: str = "Empresas") -> JointPaper:
    paper = papers.joint()
    (whole,) = paper.texts
    return replace(paper, texts=(replace(whole, groups=(JointGroup(heading, cells),)),))


def said(folder: Path, paper: JointPaper) -> list[str]:
    return [" ".join(page.split()) for page in text(folder, joint.draw(paper), "-raw").split("\f")[:-1]]


def test_the_first_page_counts_those_who_count(tmp_path: Path) -> None:
    first = said(tmp_path, papers.joint())[0]
    assert "37 organizaciones firman esta declaración" in first
    assert "1 más espera ratificación y no se cuenta" in first
    assert "Empresas: 13" in first


def test_all_are_named_once_and_heads_are_repeated(tmp_path: Path) -> None:
    paper = papers.joint(5)
    pages = said(tmp_path, paper)
    listed = " ".join(pages[1:])
    for group in paper.texts[0].groups:
        for cell in group.cells:
            assert len(re.findall(rf"{re.escape(cell.organisation)}(?! ?\d)", listed)) == 1, cell.organisation
    on = [n for n, page in enumerate(pages) if "sigue en la página" in page]
    assert on
    for n in on:
        assert f"sigue en la página {n + 2}" in pages[n]
        assert "(sigue)" in pages[n + 1]


@pytest.mark.parametrize("typed", ["Guadalupe Hernández de la Torre y Ruiz Alarcón", "W" * 200, "山田花子" * 50])
def test_a_typed_signature_is_never_shortened(tmp_path: Path, typed: str) -> None:
    one = replace(papers.cell("Empresa que tecleó", method="typed"), typed=typed)
    pages = said(tmp_path, one_group(one))
    assert "".join(typed.split()) in "".join(pages[1].split())


def test_who_did_not_consent_is_neither_named_nor_drawn(tmp_path: Path) -> None:
    hidden = papers.cell("Empresa reservada", signer=None)
    pdf = joint.draw(one_group(hidden))
    assert "Firmó; la firma y quien firma no se publican" in " ".join(text(tmp_path, pdf, "-raw").split())
    assert not list(structure(pdf).all("Figure"))


def test_unnamed_organisations_count_and_are_not_listed(tmp_path: Path) -> None:
    paper = one_group(papers.cell("Empresa Ejemplo"))
    unnamed = replace(paper, texts=(replace(paper.texts[0], unnamed=2),))
    first = said(tmp_path, unnamed)[0]
    assert "3 organizaciones firman" in first
    assert "2 de ellas no desean ser nombradas" in first


def test_without_signatories_there_is_one_page(tmp_path: Path) -> None:
    paper = one_group()
    pages = said(tmp_path, paper)
    assert len(pages) == 1
    assert "0 organizaciones firman" in pages[0]


def test_several_versions_stand_one_after_the_other(tmp_path: Path) -> None:
    paper = papers.joint()
    second = JointText(
        papers.declaration_face("es", "Otra declaración", papers.TEXT_ES), paper.texts[0].groups[:1], 0
    )
    pdf = joint.draw(replace(paper, texts=(*paper.texts, second)))
    pages = [" ".join(page.split()) for page in text(tmp_path, pdf, "-raw").split("\f")[:-1]]
    (start,) = [n for n, page in enumerate(pages) if "2 organizaciones firman" in page]
    assert "Otra declaración" in pages[start]
    assert "Gobiernos Ejemplo 02" in pages[start + 1]
    assert len(list(structure(pdf).all("Form"))) == 1


def test_no_heading_stands_alone_and_nothing_falls_off(tmp_path: Path) -> None:
    long = papers.cell("O" * 200, signer="S" * 200)
    longer = replace(papers.cell("山" * 200), title="長" * 200, ink=None, method="paper")
    paper = one_group(*[long, longer] * 9, heading="H" * 200)
    for size, high in (("a4", 297.0), ("letter", 279.4)):
        for word in words(tmp_path, joint.draw(replace(paper, page_size=size))):  # type: ignore[arg-type]
            assert word.left >= 11.1
            assert word.bottom <= high - 11.1, word
    normal = papers.joint(3)
    for page in said(tmp_path, normal)[1:]:
        for heading in (group.words for group in normal.texts[0].groups):
            assert not page.replace("Diario", "").rstrip().endswith(heading)


def test_the_same_record_gives_the_same_bytes() -> None:
    assert joint.draw(papers.joint()) == joint.draw(papers.joint())


@pytest.mark.parametrize("language", ["es", "en", "ja"])
def test_languages_and_the_sample_mark(tmp_path: Path, language: str) -> None:
    word = {"es": "MUESTRA", "en": "SAMPLE", "ja": "見本"}[language]
    paper = replace(papers.joint(), coalition=replace(papers.GUADALAJARA, sample=True), language=language)
    assert all(word in page.replace(" ", "") for page in said(tmp_path, paper))


def test_what_stands_beside_a_large_number_is_set_smaller_before_it_is_cut(tmp_path: Path) -> None:
    paper = papers.joint()
    (told,) = paper.texts
    groups = (replace(told.groups[0], cells=(replace(told.groups[0].cells[0], provisional=True),)), *told.groups)
    first = text(tmp_path, joint.draw(replace(paper, texts=(replace(told, groups=groups, unnamed=2900),))))
    page = " ".join(first.split("\f")[0].split())
    assert "2,9" in page
    assert "no se cuenta" in page
    assert "2,900" in page
    assert "…" not in page.replace("… ", "", 1)
