"""Records of papers for the tests: a university of Guadalajara, a maker of samples in Tokyo, and what is unusual.

Names and ids are made up.
"""

import hashlib
from dataclasses import replace
from datetime import date

from aca_desktop.domain.papers.papers import (
    BesideFace,
    CardPaper,
    CertificatePaper,
    ConsentFace,
    DeclarationPaper,
    DraftPaper,
    EntryFace,
    GuidePaper,
    JointCell,
    JointGroup,
    JointPaper,
    JointText,
    SheetPaper,
    SheetRow,
    SignatureFace,
    TableFace,
)
from aca_desktop.domain.signing.ink_outline import trace
from tests.documents.faces import (
    ENTRY,
    GUADALAJARA,
    JAPAN,
    JOURNAL,
    SEAL,
    SECTORS,
    TEXT_BESIDE,
    TEXT_EN,
    TEXT_ES,
    TEXT_JA,
    declaration_face,
    hand,
)
from tests.documents.summary_papers import full_summary, network, summary

__all__ = [
    "ENTRY",
    "GUADALAJARA",
    "JAPAN",
    "JOURNAL",
    "SEAL",
    "TEXT_BESIDE",
    "TEXT_EN",
    "TEXT_ES",
    "TEXT_JA",
    "bilingual",
    "card",
    "cell",
    "certificate",
    "declaration_face",
    "draft",
    "english",
    "full_summary",
    "guide",
    "hand",
    "japanese",
    "joint",
    "network",
    "sheet",
    "spanish",
    "summary",
]


def spanish() -> DeclarationPaper:
    """Return the paper of mock-up 01."""
    return DeclarationPaper(
        language="es", coalition=GUADALAJARA, coalition_id="ab" * 32,
        declaration=declaration_face("es", "Juntos por el clima de Guadalajara", TEXT_ES),
        signature=SignatureFace(
            status="signed", signer="María Ejemplo Zúñiga", title="Rectora general",
            organisation="Universidad de Guadalajara", sector="Educación superior", country="MX",
            basis="office-holder", identified="known", witness=None, method="pen", ink=trace(hand()),
            ink_sha256=hashlib.sha256(b"ink").hexdigest(), personal_gone=None,
            consents=(
                ConsentFace("Publicar el nombre de la organización", given=True),
                ConsentFace("Publicar el nombre, el cargo y la firma manuscrita", given=True),
                ConsentFace("Recibir noticias de la Alianza", given=False),
            ),
            day=date(2026, 6, 5), place="Guadalajara, Jalisco", read_language="es",
            read_seconds=134,
        ),
        entry=EntryFace(
            id=ENTRY, header='{"v":1}', seq=17, prev="6e5d91c7" + "0" * 52 + "b24f",
            at="2026-06-05T11:42:07-06:00", event="Día Mundial del Medio Ambiente, Guadalajara",
        ),
        seal=SEAL,
    )  # fmt: skip


def english() -> DeclarationPaper:
    """Return the Spanish paper's sibling in English, on Letter, signed by mouse."""
    paper = spanish()
    return replace(
        paper, language="en", page_size="letter",
        declaration=declaration_face("en", "Together for Guadalajara’s climate", TEXT_EN),
        signature=replace(
            paper.signature, sector="Higher education", method="mouse", ink=trace(hand(pressure=False)),
            identified=None, witness="Juan Ejemplo", title="Rector", read_language="en",
            consents=(ConsentFace("Publish the organisation’s name", given=True),),
        ),
    )  # fmt: skip


def japanese() -> DeclarationPaper:
    """Return the paper of mock-up 02."""
    paper = spanish()
    return replace(
        paper, language="ja", coalition=JAPAN,
        declaration=declaration_face("ja", "脱炭素社会へ、日本はより大きな役割を", TEXT_JA),
        signature=replace(
            paper.signature, signer="山田　花子", title="代表取締役社長", organisation="サンプル製作所 12",
            sector="企業", country="JP", day=date(2026, 7, 6), place="東京都千代田区", identified="badge",
            read_language="ja",
            consents=(
                ConsentFace("団体名を公表すること", given=True),
                ConsentFace("氏名、役職、手書きの署名を公表すること", given=True),
                ConsentFace("イニシアティブからの案内を受け取ること", given=False),
            ),
        ),
        entry=replace(paper.entry, at="2026-07-06T14:08:31+09:00", event="設立会合（東京）", seq=24),
        seal=replace(paper.seal, laptop="受付2", issuer="事務局"),
    )  # fmt: skip


def bilingual() -> DeclarationPaper:
    """Return the paper of mock-up 03: Spanish, with English beside it."""
    paper = spanish()
    beside = declaration_face("en", "Together for the climate of Guadalajara", TEXT_BESIDE)
    return replace(paper, beside=BesideFace("en", beside))


def draft() -> DraftPaper:
    """Return the paper of mock-up 06b."""
    return DraftPaper(
        language="es", coalition=GUADALAJARA, title="Juntos por el clima de Guadalajara", text=TEXT_ES,
        at="2026-05-28T18:00:00-06:00",
    )  # fmt: skip


def cell(name: str, *, signer: str | None = "Ana Ejemplo", method: str = "pen") -> JointCell:
    """Return a signatory of the joint declaration with ink and signer."""
    return JointCell(
        organisation=name, signer=signer, title="directora" if signer else None, method=method,
        ink=trace(hand()) if method == "pen" and signer else None, picture=None, published=signer is not None,
        provisional=False,
    )  # fmt: skip


def joint(times: int = 1) -> JointPaper:
    """Return the paper of mock-up 07, each sector `times` as large, with some that are unusual."""
    groups = [
        JointGroup(words, tuple(cell(f"{words} Ejemplo {n + 1:02}") for n in range(count * times)))
        for words, count in SECTORS
    ]
    firms = groups[1].cells
    odd = (
        replace(
            firms[0], organisation="Productora y Recicladora de Materiales del Poniente, S. C. de R. L. de C. V."
        ),
        cell("Empresa sin firma pública", signer=None), replace(firms[2], provisional=True),
        cell("Empresa que tecleó", method="typed"), cell("Empresa en papel", method="paper"),
    )  # fmt: skip
    groups[1] = replace(groups[1], cells=(*odd, *firms[5:]))
    text = JointText(declaration_face("es", "Juntos por el clima de Guadalajara", TEXT_ES), tuple(groups), 0)
    return JointPaper(
        language="es", coalition=GUADALAJARA, coalition_id="ab" * 32, texts=(text,), by_sector=True,
        at="2026-06-05T18:00:00-06:00", journal_sha256=JOURNAL, seal=SEAL,
    )  # fmt: skip


def certificate() -> CertificatePaper:
    """Return the paper of mock-up 15."""
    paper = spanish()
    return CertificatePaper(
        language="es", coalition=GUADALAJARA, coalition_id="ab" * 32, organisation="Empresa Ejemplo 07",
        since=date(2026, 6, 5), place="Guadalajara", declaration=paper.declaration,
        targets=("−30% de CO₂e en 2030 (base 2022)", "electricidad 100% renovable en 2028"),
        issuer="Sofía Muestra Lara", issuer_title="Coordinadora de la Alianza", entry=paper.entry, seal=SEAL,
    )  # fmt: skip


def sheet() -> SheetPaper:
    """Return the paper of mock-up 16, two sheets of it."""
    names = (
        "Empresa Ejemplo 22", "Asociación Ejemplo 31",
        "Centro Comunitario Ejemplo 35, Barrio de San Juan de Dios y Analco", "Comunidad Ejemplo 04",
        "Instituto Ejemplo 13", None, None, "Empresa Ejemplo 23", None,
    )  # fmt: skip
    rows = tuple(
        SheetRow(f"GDL-K7Q3M{n}", f"ACA-DESKTOP:1:ACA-GDL:ROW:GDL-K7Q3M{n}:{'0' * 36}", name)
        for n, name in enumerate(names)
    )
    return SheetPaper(
        language="es", coalition=GUADALAJARA, declaration=spanish().declaration, label="0605",
        occasion="Día Mundial del Medio Ambiente · Guadalajara, 5 de junio de 2026", rows=rows,
        at="2026-06-05T08:00:00-06:00",
    )  # fmt: skip


def card() -> CardPaper:
    """Return the paper of mock-up 17, for two tables."""
    tables = tuple(TableFace(n, f"ACA-DESKTOP:1:ACA-GDL:TABLE:{n}") for n in ("3", "4"))
    return CardPaper(
        language="es", beside="en", coalition=GUADALAJARA, tables=tables,
        event="Día Mundial del Medio Ambiente", day=date(2026, 6, 5), at="2026-06-05T08:00:00-06:00",
    )  # fmt: skip


def guide() -> GuidePaper:
    """Return the sheet for the volunteers of the launch."""
    return GuidePaper(
        language="es", coalition=GUADALAJARA, at="2026-06-05T08:00:00-06:00",
        occasion="Día Mundial del Medio Ambiente · Guadalajara, 5 de junio de 2026",
    )  # fmt: skip
