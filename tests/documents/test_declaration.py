"""The signed declaration: what it says, that nothing falls out of it, and that it is the same each time."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import get_args

import pikepdf
import pytest

from aca_desktop.documents import declaration
from aca_desktop.documents.signature_block import LINE_LONG, LINE_UP
from aca_desktop.documents.typesetting.bilingual import BILINGUAL_LINE_UP, BILINGUAL_MARGIN
from aca_desktop.documents.typesetting.framed import MARGIN
from aca_desktop.domain.papers.papers import ConsentFace, DeclarationPaper, PaperStatus, SignatureFace
from aca_desktop.domain.signing.signature_record import How
from aca_desktop.i18n import LANGUAGES, Speech
from tests.documents import papers
from tests.documents.reading import text, words

INNER_FRAME = 11.1


def squeezed(words: str) -> str:
    return re.sub(r"\s+", "", words)


def signed_as(paper: DeclarationPaper, **changes: object) -> DeclarationPaper:
    return replace(paper, signature=replace(paper.signature, **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("paper", "says"),
    [
        (
            papers.spanish(),
            [
                "Juntos por el clima", "emisiones de CO₂", "María Ejemplo Zúñiga", "Universidad de Guadalajara",
                "Guadalajara, Jalisco, 5 de junio de 2026", "Página 1 de 2", "Registro 9f3c 27e1 … 0a86",
                "español, durante 2 min 14 s", "Titular del cargo, según declaró quien firma",
                "Publicar el nombre, el cargo y la firma manuscrita", "Lápiz con presión, 7 trazos, 439 puntos",
                "Número 17 de esta laptop, después de 6e5d 91c7 … b24f",
                "5 de junio de 2026, 11:42:07 (UTC−06:00)", "7K4M-QX2P-9DRT-6HNB", "Qué no prueba",
                "aca-desktop verify FILE.pdf --trust ROOT.pem", papers.ENTRY,
            ],
        ),
        (
            papers.japanese(),
            [
                "日本はより大きな役割を", "豪雨や猛暑となって", "山田　花子", "代表取締役社長",
                "サンプル製作所 12",
                "2026年7月6日", "東京都千代田区", "署名の証拠", "証明しないこと", "催しの名札による", papers.ENTRY,
            ],
        ),
        (
            papers.english(),
            ["Together for", "set itself a target", "June 5, 2026", "What it does not prove", "Juan Ejemplo"],
        ),
    ],
)  # fmt: skip
def test_other_programs_read_its_words(tmp_path: Path, paper: DeclarationPaper, says: list[str]) -> None:
    found = squeezed(text(tmp_path, declaration.draw(paper)))
    assert [words for words in says if squeezed(words) not in found] == []


def test_rare_characters_are_read(tmp_path: Path) -> None:
    paper = signed_as(papers.japanese(), signer="𠮟 髙﨑 Łódź Huế 😀 한", organisation="CO₂ ≥ 1.5 °C → “net zero”")
    found = squeezed(text(tmp_path, declaration.draw(paper)))
    for part in ("𠮟", "髙﨑", "Łódź", "Huế", "😀", "한", "CO₂", "≥1.5", "→"):
        assert part in found


@pytest.mark.parametrize(
    ("status", "spanish", "japanese"),
    [
        ("provisional", "PROVISIONAL", "暫定"),
        ("withdrawn", "RETIRADA", "撤回"),
        ("rejected", "RECHAZADA", "不承認"),
        ("superseded", "SUSTITUIDA", "差替済"),
    ],
)
def test_what_is_not_in_force_says_so(tmp_path: Path, status: PaperStatus, spanish: str, japanese: str) -> None:
    for paper, word in ((papers.spanish(), spanish), (papers.japanese(), japanese)):
        marked = declaration.draw(signed_as(paper, status=status, status_day=date(2026, 8, 12)))
        first, second = text(tmp_path, marked).split("\f")[:2]
        # In the strip, across the page, and on the seal.
        assert squeezed(first).count(squeezed(word)) >= 3
        assert word.lower() in second.lower()
        plain = text(tmp_path, declaration.draw(paper))
        assert word not in plain


def test_a_withdrawal_names_its_day(tmp_path: Path) -> None:
    paper = signed_as(papers.spanish(), status="withdrawn", status_day=date(2026, 8, 12))
    assert "12 de agosto de 2026" in text(tmp_path, declaration.draw(paper))


@pytest.mark.parametrize(
    ("paper", "word"), [(papers.spanish(), "MUESTRA"), (papers.english(), "SAMPLE"), (papers.japanese(), "見本")]
)
def test_a_sample_says_so_on_every_page(tmp_path: Path, paper: DeclarationPaper, word: str) -> None:
    sample = declaration.draw(replace(paper, coalition=replace(paper.coalition, sample=True)))
    pages = text(tmp_path, sample).split("\f")[:-1]
    assert len(pages) == 2
    assert all(word in page for page in pages)
    assert word not in text(tmp_path, declaration.draw(paper))


def long_text() -> DeclarationPaper:
    paper = papers.spanish()
    return replace(paper, declaration=papers.declaration_face("es", "Juntos", papers.TEXT_ES * 3))


def overflowing() -> DeclarationPaper:
    """Return a paper in which everything that can be long is, without a space."""
    paper = papers.spanish()
    face = replace(
        paper.signature, signer="W" * 200, title="R" * 200, organisation="O" * 200, place="P" * 200,
        sector="S" * 200, witness="V" * 200, status="withdrawn", elsewhere="E" * 200, elsewhere_sha256="f" * 64,
        consents=tuple(ConsentFace("Consentimiento " * 40, given=n % 2 == 0) for n in range(14)),
    )  # fmt: skip
    return replace(
        paper, signature=face, coalition=replace(paper.coalition, name="N" * 200, subtitle="B" * 200, sample=True),
        declaration=papers.declaration_face("es", "T" * 200, papers.TEXT_ES + "\n\n" + "x" * 4000),
        entry=replace(paper.entry, event="F" * 200), seal=replace(paper.seal, laptop="L" * 200, issuer="I" * 200),
    )  # fmt: skip


def japanese_overflowing() -> DeclarationPaper:
    paper = papers.japanese()
    face = replace(paper.signature, signer="山" * 200, title="長" * 200, organisation="社" * 200, place="所" * 200)
    return replace(
        paper, signature=face, declaration=papers.declaration_face("ja", "題" * 200, papers.TEXT_JA * 4)
    )


@pytest.mark.parametrize(
    "paper",
    [papers.spanish(), papers.english(), papers.japanese(), long_text(), overflowing(), japanese_overflowing()],
)
@pytest.mark.parametrize("size", ["a4", "letter"])
def test_nothing_stands_outside_the_frame(tmp_path: Path, paper: DeclarationPaper, size: str) -> None:
    pdf = declaration.draw(replace(paper, page_size=size))  # type: ignore[arg-type]
    wide, high = (210.0, 297.0) if size == "a4" else (215.9, 279.4)
    across = ("RETIRADA",) if paper.signature.status == "withdrawn" else ()
    for word in words(tmp_path, pdf):
        if word.text in across:
            continue
        assert word.left >= INNER_FRAME, word
        assert word.right <= wide - INNER_FRAME, word
        assert word.top >= INNER_FRAME - 0.6, word
        # The sample's tab stands on the frame's lower edge, or under the footer where there is none.
        assert word.bottom <= high - 4.4, word


def test_the_footer_is_never_overwritten(tmp_path: Path) -> None:
    found = words(tmp_path, declaration.draw(overflowing()))
    for page in {word.page for word in found}:
        base = [word for word in found if word.page == page and word.text == "Página"]
        assert len(base) == 1
        footer = base[0].top
        above = [w for w in found if w.page == page and w.bottom > footer + 0.5 and w.top < footer - 1]
        assert [w for w in above if w.text != "RETIRADA"] == []


def test_a_long_text_runs_on_and_the_signature_comes_last(tmp_path: Path) -> None:
    pages = text(tmp_path, declaration.draw(long_text())).split("\f")[:-1]
    assert len(pages) == 3
    assert "María Ejemplo" not in pages[0]
    assert "María Ejemplo" in pages[1]
    assert "Para lograrlo" in pages[1]
    assert "Evidencia" in pages[2]


def test_all_of_what_is_long_is_there(tmp_path: Path) -> None:
    found = squeezed(text(tmp_path, declaration.draw(overflowing()), "-raw"))
    for char in "RVF":
        assert found.count(char) >= 200, char
    assert found.count("x") >= 4000
    assert found.count("Consentimiento") >= 14 * 40


def test_words_longer_than_a_page_go_on(tmp_path: Path) -> None:
    paper = papers.spanish()
    wordings = tuple(ConsentFace("Consentimiento " * 250, given=True) for _ in range(6))
    pdf = declaration.draw(signed_as(paper, title="Cargo " * 30, witness="Testigo", consents=wordings))
    found = text(tmp_path, pdf, "-raw")
    assert found.count("Consentimiento") >= 1500
    assert found.count("Cargo") >= 30
    assert all(word.bottom <= 297 - 11 for word in words(tmp_path, pdf))


def without(paper: DeclarationPaper) -> DeclarationPaper:
    """Return the paper without everything that may be missing."""
    face = SignatureFace(
        status="signed", signer=None, title=None, organisation="Fortius", sector="Empresa", country=None,
        basis="office-holder", identified=None, witness=None, method="pen", ink=None, ink_sha256=None,
        personal_gone="erased", consents=(), day=date(2026, 6, 5), place=None,
        read_language="es", read_seconds=None,
    )  # fmt: skip
    return replace(
        paper, signature=face, coalition=replace(paper.coalition, subtitle=None),
        entry=replace(paper.entry, prev=None, event=None), seal=replace(paper.seal, enrolled=False),
        declaration=papers.declaration_face("es", "", ""),
    )  # fmt: skip


def test_what_is_missing_is_said_or_left_out(tmp_path: Path) -> None:
    found = text(tmp_path, declaration.draw(without(papers.spanish())))
    assert found.count("Nombre y firma borrados") == 2
    assert "None" not in found
    assert "Consentimientos" not in found
    assert "la coalición no ha dado de alta esta laptop" in " ".join(found.split())
    withheld = text(tmp_path, declaration.draw(signed_as(without(papers.japanese()), personal_gone="withheld")))
    assert "氏名と署名は非公開です" in withheld


@pytest.mark.parametrize(
    ("method", "says"),
    [
        ("typed", "Nombre escrito con el teclado"),
        ("paper", "A mano, en una hoja de papel"),
        ("seal", "Imagen de un sello"),
        ("elsewhere", "Firmada en otro medio: formulario web"),
    ],
)
def test_methods_without_ink(tmp_path: Path, method: str, says: str) -> None:
    paper = signed_as(
        papers.spanish(), method=method, ink=None, ink_sha256=None, elsewhere="formulario web",
        elsewhere_sha256="ab" * 32, row_code="B7-03",
    )  # fmt: skip
    found = text(tmp_path, declaration.draw(paper))
    assert says in found
    assert "ab" * 32 in found
    assert "B7-03" in found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("how", get_args(How.__value__))
def test_where_else_it_was_signed_is_said_in_words(tmp_path: Path, language: str, how: str) -> None:
    paper = signed_as(papers.spanish(), method="elsewhere", ink=None, ink_sha256=None, elsewhere=how)
    found = text(tmp_path, declaration.draw(replace(paper, language=language)))
    assert f": {how}" not in found
    assert f"：{how}" not in found
    assert Speech(language, "MX").say("Signed elsewhere") in found


LONG_NAMES = (
    "María Guadalupe Hernández de la Torre y Ruiz de Alarcón", "Maximiliano " * 16, "W" * 200, "山田　花子" * 40,
)  # fmt: skip


@pytest.mark.parametrize("typed", LONG_NAMES)
def test_a_typed_signature_is_never_shortened(tmp_path: Path, typed: str) -> None:
    pdf = declaration.draw(signed_as(papers.spanish(), method="typed", ink=None, ink_sha256=None, typed=typed))
    first = text(tmp_path, pdf).split("\f")[0]
    assert squeezed(typed) in squeezed(first)
    line = 297 - LINE_UP
    own = [word for word in words(tmp_path, pdf) if word.page == 0 and line - 30 < word.bottom < line]
    assert squeezed("".join(word.text for word in own)).endswith(squeezed(typed))


def test_a_typed_signature_is_written_large_where_it_fits(tmp_path: Path) -> None:
    def high(typed: str) -> float:
        paper = signed_as(papers.spanish(), method="typed", ink=None, ink_sha256=None, typed=typed)
        found = words(tmp_path, declaration.draw(paper))
        return next(word.bottom - word.top for word in found if word.text == typed.split()[-1])

    assert high("M. Ejemplito") > high(LONG_NAMES[0].replace("Alarcón", "Alarcones")) > 4


@pytest.mark.parametrize("paper", [papers.spanish(), papers.japanese(), papers.bilingual()])
def test_what_stands_under_the_line_is_no_longer_than_it(tmp_path: Path, paper: DeclarationPaper) -> None:
    long = "Directora general de sostenibilidad, cambio climático, agua y relaciones institucionales " * 2
    margin = BILINGUAL_MARGIN if paper.beside else MARGIN
    face = {"title": long.strip(), "organisation": long.strip(), "place": "Guadalajara, Jalisco, México"}
    pdf = declaration.draw(signed_as(paper, **face))
    below = 297 - (BILINGUAL_LINE_UP if paper.beside else LINE_UP)
    own = [
        word for word in words(tmp_path, pdf) if word.page == 0 and word.top >= below and word.bottom < below + 38
    ]
    beside_seal = [word for word in own if word.left < margin + LINE_LONG + 10]
    assert "institucionales" in {word.text for word in beside_seal}
    assert max(word.right for word in beside_seal) <= margin + LINE_LONG + 0.3


def test_a_typed_name_stands_as_it_was_typed(tmp_path: Path) -> None:
    paper = signed_as(papers.spanish(), method="typed", ink=None, ink_sha256=None, typed="M. Ejemplo Z.")
    assert "M. Ejemplo Z." in text(tmp_path, declaration.draw(paper)).split("\f")[0]


def test_an_unknown_language_and_unknown_codes_do_not_fail(tmp_path: Path) -> None:
    paper = replace(
        signed_as(papers.spanish(), basis="by-magic", method="telepathy", identified="aura"), language="pt"
    )
    found = text(tmp_path, declaration.draw(paper))
    for word in ("by-magic", "telepathy", "aura", "Evidence"):
        assert word in found


@pytest.mark.parametrize("name", ["spanish", "japanese", "english"])
def test_the_same_record_gives_the_same_bytes_in_any_process(name: str) -> None:
    code = (
        "import hashlib; from tests.documents import papers; from aca_desktop.documents import declaration;"
        f"print(hashlib.sha256(declaration.draw(papers.{name}())).hexdigest())"
    )
    root = Path(declaration.__file__).parent.parent.parent
    digests = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=root, env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(digests) == 1
    drawn = [declaration.draw(getattr(papers, name)()) for _ in range(2)]
    assert drawn[0] == drawn[1]


def test_papers_drawn_before_leave_no_trace() -> None:
    alone = declaration.draw(papers.spanish())
    declaration.draw(papers.japanese())
    declaration.draw(overflowing())
    assert declaration.draw(papers.spanish()) == alone


def test_the_coalitions_name_in_the_head_is_whole_though_the_organisations_is_cut(tmp_path: Path) -> None:
    paper = papers.spanish()
    name = "Alianza para la Acción Climática de los Altos de Jalisco"
    long = replace(
        paper,
        coalition=replace(paper.coalition, name=name),
        signature=replace(paper.signature, organisation="Unión de Ejidos de la Sierra y de la Costa y del Río"),
    )
    lines = text(tmp_path, declaration.draw(long)).split("\f")[1].splitlines()
    assert name in lines
    assert any(line.startswith("Declaración 1") and line.endswith("…") for line in lines)


def test_a_text_that_was_public_before_prints_both_days(tmp_path: Path) -> None:
    paper = papers.spanish()
    face = replace(paper.declaration, public_since=date(2026, 3, 1), public_source="https://archive.example/1")
    drawn = declaration.draw(replace(paper, declaration=face))
    said = squeezed(text(tmp_path, drawn))
    with pikepdf.open(BytesIO(drawn)) as opened:
        notes = [note for page in opened.pages for note in page.obj.get("/Annots", pikepdf.Array([]))]
        assert [str(note.A.URI) for note in notes if "/A" in note] == ["https://archive.example/1"]
    for part in (
        "publicada el 2 de junio de 2026",
        "Público desde",
        "1 de marzo de 2026 (https://archive.example/1)",
    ):
        assert squeezed(part) in said


def test_a_translation_says_in_which_language_the_text_was_read(tmp_path: Path) -> None:
    read = replace(papers.english().signature, read_language="es")
    evidence = " ".join(text(tmp_path, declaration.draw(replace(papers.english(), signature=read))).split())
    assert "Spanish, for 2 min 14 s" in evidence
    assert "English, for" not in evidence
