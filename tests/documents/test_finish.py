"""The finished file: structure and its inverse, metadata, evidence, fonts, and the seal's empty place."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from pikepdf import Name

from aca_desktop.documents import certificate, declaration, joint, summary
from aca_desktop.documents.typesetting import finish
from aca_desktop.documents.typesetting.finish import pdf_date
from aca_desktop.domain.papers import paper_records
from aca_desktop.domain.papers.evidence import FILE_NAME, SEAL_BYTES
from tests.documents import papers
from tests.documents.reading import all_marks, call, structure, text

DRAWN = {
    "spanish": declaration.draw(papers.spanish()),
    "japanese": declaration.draw(papers.japanese()),
    "summary": summary.draw(papers.summary()),
}


def contents(page: pikepdf.Page) -> bytes:
    """Return a page's operators, from one stream or several."""
    streams = page.Contents
    return b"".join(
        one.read_bytes() for one in ([streams] if isinstance(streams, pikepdf.Stream) else list(streams))
    )


@pytest.fixture(params=list(DRAWN))
def pdf(request: pytest.FixtureRequest) -> bytes:
    return DRAWN[request.param]


@pytest.fixture
def opened(pdf: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        yield opened


def test_qpdf_finds_it_sound(pdf: bytes, tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(pdf)
    assert "No syntax or stream encoding errors" in call("qpdf", "--check", tmp_path / "paper.pdf")


def test_every_font_is_embedded_as_a_subset(pdf: bytes, tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(pdf)
    rows = call("pdffonts", tmp_path / "paper.pdf").splitlines()[2:]
    assert rows
    for row in rows:
        assert re.match(r"[A-Z]{6}\+NotoSans", row)
        assert row.split()[-5:-2] == ["yes", "yes", "yes"]


def test_every_mark_belongs_to_one_node_and_back(pdf: bytes, opened: pikepdf.Pdf) -> None:
    found = sorted(all_marks(structure(pdf)))
    assert len(found) == len(set(found))
    drawn = []
    numbers = list(opened.Root.StructTreeRoot.ParentTree.Nums)
    parents = {int(numbers[n]): numbers[n + 1] for n in range(0, len(numbers), 2)}
    for n, page in enumerate(opened.pages):
        ids = [int(found) for found in re.findall(rb"/MCID (\d+)>> BDC", contents(page))]
        assert ids == list(range(len(ids)))
        assert len(parents[int(page.obj.StructParents)]) == len(ids)
        drawn += [(n, mcid) for mcid in ids]
    assert found == drawn


def test_everything_drawn_is_marked(opened: pikepdf.Pdf) -> None:
    for page in opened.pages:
        depth = 0
        for instruction in pikepdf.parse_content_stream(page):
            name = str(instruction.operator)
            depth += (name in ("BDC", "BMC")) - (name == "EMC")
            if name in ("Tj", "f", "S", "B", "s", "Do"):
                assert depth > 0, instruction
        assert depth == 0


def test_headings_lists_and_figures_of_a_declaration() -> None:
    tree = structure(DRAWN["spanish"])
    assert tree.role == "Document"
    assert len(list(tree.all("H1"))) == 2
    assert len(list(tree.all("H2"))) == 8
    assert len(next(tree.all("L")).kids) == 4
    alts = [figure.alt for figure in tree.all("Figure")]
    assert all(alts)
    assert "Firma manuscrita de María Ejemplo Zúñiga" in alts


def test_the_paragraph_that_goes_on_is_one_node() -> None:
    paper = papers.spanish()
    long = papers.declaration_face("es", "Juntos", "Palabras que siguen y siguen. " * 180)
    tree = structure(declaration.draw(replace(paper, declaration=long)))
    spread = [node for node in tree.all("P") if len({page for page, _ in node.marks}) > 1]
    assert len(spread) == 1


def test_the_seals_place(opened: pikepdf.Pdf, pdf: bytes) -> None:
    (field,) = opened.Root.AcroForm.Fields
    assert int(opened.Root.AcroForm.SigFlags) == 3
    assert str(field.FT) == "/Sig"
    assert str(field.TU)
    assert field.AP.N is not None
    assert field.P.objgen in [page.obj.objgen for page in opened.pages]
    place = re.findall(rb"/ByteRange \[ 0 9999999999 9999999999 9999999999 \] */Contents <(0+)>", pdf)
    assert [len(digits) for digits in place] == [2 * SEAL_BYTES]
    value = field.V
    assert (str(value.Filter), str(value.SubFilter)) == ("/Adobe.PPKLite", "/ETSI.CAdES.detached")
    assert str(value.M).startswith("D:2026")
    assert opened.Root.Extensions.ESIC.ExtensionLevel == 1
    (form,) = structure(pdf).all("Form")
    assert form.fields == 1
    assert form.alt == str(field.TU)
    numbers = list(opened.Root.StructTreeRoot.ParentTree.Nums)
    parents = {int(numbers[n]): numbers[n + 1] for n in range(0, len(numbers), 2)}
    assert str(parents[int(field.StructParent)].S) == "/Form"


def test_evidence_is_attached_as_data(opened: pikepdf.Pdf) -> None:
    assert [str(spec.UF) for spec in opened.Root.AF] == [paper_records.FILE_NAME, FILE_NAME]
    assert all(spec.AFRelationship == Name.Data for spec in opened.Root.AF)
    held = json.loads(opened.attachments[FILE_NAME].get_file().read_bytes())
    assert held["form"] == 1
    assert held["coalition"] == "ab" * 32
    if held["kind"] == "declaration":
        assert held["entry"] == papers.ENTRY
        assert held["journal_sha256"] is None
    else:
        assert held["journal_sha256"] == papers.JOURNAL
        assert held["entry"] is None


def test_what_the_file_says_of_itself(opened: pikepdf.Pdf, pdf: bytes) -> None:
    assert pdf.startswith(b"%PDF-1.7\n")
    assert str(opened.Root.Lang) in ("es", "ja")
    assert opened.Root.MarkInfo.Marked
    assert opened.Root.ViewerPreferences.DisplayDocTitle
    assert len(opened.Root.OutputIntents) == 1
    with opened.open_metadata() as metadata:
        assert metadata["pdfaid:part"] == "3"
        assert metadata["dc:title"] == str(opened.docinfo.Title)
        assert metadata["xmp:CreateDate"] in ("2026-06-05T11:42:07-06:00", "2026-07-06T14:08:31+09:00",
                                              "2026-06-05T18:00:00-06:00")  # fmt: skip


def test_title_with_markup_characters() -> None:
    paper = replace(papers.spanish(), declaration=papers.declaration_face("es", "A & B <c>", "d"))
    with pikepdf.open(BytesIO(declaration.draw(paper))) as opened, opened.open_metadata() as metadata:
        assert metadata["dc:title"] == "A & B <c>: Universidad de Guadalajara"


def test_characters_that_no_record_holds_are_shown_as_such() -> None:
    paper = replace(papers.spanish(), declaration=papers.declaration_face("es", "A\x0bB\x00\x1f <c>\r", "d"))
    with pikepdf.open(BytesIO(declaration.draw(paper))) as opened:
        xmp = ElementTree.fromstring(opened.Root.Metadata.read_bytes())  # noqa: S314 (our own bytes)
    titles = xmp.findall(".//{http://purl.org/dc/elements/1.1/}title//")
    shown = [title.text for title in titles if (title.text or "").strip()]
    assert shown == ["A\ufffdB\ufffd\ufffd <c>\ufffd: Universidad de Guadalajara"]


def test_pdf_dates_keep_the_offset() -> None:
    assert pdf_date("2026-06-05T11:42:07-06:00") == "D:20260605114207-06'00'"
    assert pdf_date("2026-07-06T14:08:31+09:30") == "D:20260706140831+09'30'"


def test_no_packed_stream_ends_in_a_carriage_return(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers that take it for a part of the line's end would find the stream one byte short. An attachment may,
    since it is to be what it is to the byte."""
    paper = papers.certificate()

    def drawn(number: int) -> bytes:
        return certificate.draw(replace(paper, organisation=f"Organización {number}"))

    def ending(number: int) -> set[str]:
        with pikepdf.open(BytesIO(drawn(number))) as pdf:
            streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
            return {str(one.get("/Type")) for one in streams if one.read_raw_bytes().endswith(b"\r")}

    monkeypatch.setattr(finish, "_lengthen", lambda _pdf: None)
    number = next(number for number in range(1000) if (found := ending(number)) and "/EmbeddedFile" not in found)
    before = text(tmp_path, drawn(number))
    monkeypatch.undo()
    assert b"\r\nendstream" not in drawn(number)
    assert drawn(number) == drawn(number)
    assert text(tmp_path, drawn(number)) == before
    call("qpdf", "--check", tmp_path / "paper.pdf")


def bookmarks(pdf: bytes) -> list[tuple[str, int, list[str]]]:
    """Return the outer bookmarks: words, page from 1, and what is beneath."""
    found = []
    with pikepdf.open(BytesIO(pdf)) as opened, opened.open_outline() as outline:
        for one in outline.root:
            assert isinstance(one.destination, pikepdf.Array)
            page = opened.pages.index(pikepdf.Page(one.destination[0])) + 1
            found.append((one.title, page, [kid.title for kid in one.children]))
    return found


def test_long_documents_have_their_headings_as_bookmarks(tmp_path: Path) -> None:
    pdf = joint.draw(papers.joint(5))
    ((title, page, sectors),) = bookmarks(pdf)
    assert (title, page) == ("Juntos por el clima de Guadalajara", 1)
    assert sectors[:2] == ["Gobiernos 10", "Empresas 69"]
    assert len(sectors) == len(papers.joint().texts[0].groups)
    long = summary.draw(replace(papers.summary(12), language="ja"))
    by_page = text(tmp_path, long, "-raw").split("\f")
    found = bookmarks(long)
    assert [words for words, _page, _kids in found[1:]] == ["署名した団体", "分野別の署名団体", "数え方と確かめ方"]
    for words, page, _kids in found[1:]:
        assert words in by_page[page - 1]


def test_short_documents_have_no_bookmarks() -> None:
    for drawn in DRAWN.values():
        assert bookmarks(drawn) == []
