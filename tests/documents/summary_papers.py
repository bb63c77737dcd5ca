"""Records of summaries for the tests: of a coalition, short and with every block, and of a network."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from aca_desktop.domain.figures.claims import Run, Verdict
from aca_desktop.domain.papers.papers import CoalitionFace
from aca_desktop.domain.papers.summary_blocks import (
    ClaimFace,
    CommitmentRow,
    CommitmentsBlock,
    Headline,
    KeyNumber,
    Milestone,
    NotCounted,
    PlaceFigure,
    PledgeBand,
    SlotFace,
    SlotFigures,
    SlotSource,
    TargetMark,
    TotalRow,
    TotalsBlock,
)
from aca_desktop.domain.papers.summary_papers import (
    NetworkBody,
    NetworkColumn,
    NetworkPaper,
    SectorCount,
    SummaryPaper,
    SummaryRow,
)
from aca_desktop.domain.papers.summary_tally import tally
from aca_desktop.i18n import Speech
from aca_desktop.services.papers.summary_cover import counted_headline
from tests.documents.faces import GUADALAJARA, JAPAN, JOURNAL, SEAL, SECTORS, TEXT_ES, declaration_face

_PLACES = ("Guadalajara", "Zapopan", "Tlajomulco de Zúñiga", "Tonalá", None)


def network() -> NetworkPaper:
    """Return the network's summary of mock-up 14. Figures of two coalitions are made up."""
    name, other = "Alliances for Climate Action", "We Are Still In"
    network_ = CoalitionFace("aca", name, name, None, 3, 0.17, sample=False, country="US")
    states = replace(network_, code="wasi", name=other, in_text=other, lobes=6, amplitude=0.15)

    def column(face: CoalitionFace, country: str, signatories: int, people: int | None) -> NetworkColumn:
        return NetworkColumn(
            face=face,
            country=country,
            headline=(Run(f"More than {signatories - 1} organisations", "a"), Run(" act.")),
            verdict="true",
            signatories=signatories,
            signatories_note="21 founding",
            people=None if people is None else Decimal(people),
            people_note="illustrative",
            pledge="−22% by 2030; up to −36% with support",
            emissions="10th largest emitter" if people else None,
        )

    return NetworkPaper(
        language="en",
        coalition=network_,
        coalition_id="ab" * 32,
        headline=Headline(
            (
                *(Run("Three coalitions", "a"), Run(" unite "), Run("more than 3,000 organisations", "b")),
                Run(" for the climate."),
            ),
            "Checked: 3,139.",
        ),
        numbers=(
            KeyNumber(Decimal(3), "coalitions"),
            KeyNumber(Decimal(3_139), "organisations, each counted once"),
        ),
        foreword="Advanced jointly by C40 Cities Climate Leadership Group, CDP and WWF, with national partners.",
        columns=(
            column(GUADALAJARA, "Mexico", 38, 5_268_642),
            column(JAPAN, "Japan", 162, 21_400_000),
            column(states, "United States", 2_943, None),
        ),
        repeated=4,
        people=Decimal(26_668_642),
        bodies=(
            NetworkBody(
                "C40 Cities Climate Leadership Group",
                "advancing-organisation",
                "Advancing organisation",
                None,
                "https://c40.example",
            ),
            NetworkBody("CDP", "advancing-organisation", "Advancing organisation", None, None),
            NetworkBody(
                "Example Office, Mexico",
                "national-coordinator",
                "National coordinator",
                "Mexico",
                "https://mx.example.org",
            ),
            NetworkBody("We Are Still In", "partner", "Partner", "United States", None),
        ),
        at="2026-07-06T18:00:00-06:00",
        journal_sha256=JOURNAL,
        seal=SEAL,
    )


def full_summary() -> SummaryPaper:
    """Return the summary of mock-ups 08 to 13 with all its blocks. The shares of 11 and 13 are made up."""
    paper = summary()
    places = (
        ("Zapopan", 1_476_491), ("Guadalajara", 1_385_629), ("Tlajomulco de Zúñiga", 727_750),
        ("San Pedro Tlaquepaque", 687_127), ("Tonalá", 569_913), ("El Salto", 232_852),
        ("Ixtlahuacán de los Membrillos", 67_969), ("Zapotlanejo", 64_806), ("Juanacatlán", 30_855),
        ("Acatlán de Juárez", 25_250),
    )  # fmt: skip
    totals = TotalsBlock(
        measure="population",
        currency=None,
        territory="el territorio",
        gross=Decimal(13_616_793),
        net=Decimal(5_268_642),
        outside=Decimal(3_079_509),
        inside=Decimal(5_268_642),
        rows=(
            TotalRow(
                "Gobierno del Estado de Jalisco", "MX-JAL", Decimal(8_348_151), Decimal(3_079_509), "outside"
            ),
            TotalRow(
                "Gobierno del Área Metropolitana",
                "10 municipios",
                Decimal(5_268_642),
                Decimal(5_268_642),
                "inside",
                "Jalisco",
            ),
            TotalRow("Comunidad Ejemplo 04", None, None, Decimal(0), None),
        ),
        places=tuple(PlaceFigure(name, Decimal(value)) for name, value in places),
        source="INEGI, Censo de Población y Vivienda 2020",
        missing=("Comunidad Ejemplo 04",),
        exceeds=False,
    )
    mars = CommitmentRow(
        "Mars, Incorporated",
        "cadena de valor",
        2015,
        (
            TargetMark(2025, Decimal(27), "reduction", approved=False),
            TargetMark(2050, Decimal(67), "reduction", approved=False),
        ),
    )
    others = (
        CommitmentRow(
            "Empresa 118", "electricidad", 2019, (TargetMark(2028, Decimal(100), "renewable", approved=True),)
        ),
        CommitmentRow(
            "Estado 02", "territorio", 2005, (TargetMark(2030, Decimal(45), "reduction", approved=False),)
        ),
        CommitmentRow(
            "Empresa 207", "alcances 1 y 2", 2018, (TargetMark(2030, Decimal(46), "reduction", approved=True),)
        ),
        CommitmentRow(
            "Universidad 12", "operación propia", 2014, (TargetMark(2040, None, "net-zero", approved=False),)
        ),
    )
    claims = (
        _claim(
            "Más de 35 entidades",
            "true",
            "38 > 35",
            "Firmantes aprobados y no retirados. Lista: página 4.",
            tuple(range(1, 39)),
        ),
        _claim(
            "Representan a más de 5 millones de personas",
            "true",
            "5,268,642 > 5,000,000",
            "Neto en el Área Metropolitana de Guadalajara. Detalle: página 2.",
            (3, 5, 38),
        ),
        _claim("Más de 40 entidades", "false", "38 / 40", "Borrador del 28 de mayo."),
        ClaimFace(
            (Run("México es el décimo mayor emisor del mundo"),),
            "cited",
            (),
            "Ficha de país",
            "https://example.org/mx",
            date(2026, 6, 2),
        ),
        _claim("Casi 40 entidades", "not-any-more", None, "Cierta el 1 de junio."),
    )
    return replace(
        paper,
        totals=(totals,),
        claims=claims,
        headline=Headline(
            (
                *(Run("Más de 35 entidades", "a"), Run(", que representan a ")),
                *(Run("más de 5 millones de personas", "b"), Run(", actúan por el clima.")),
            ),
            "Comprobado: 38 entidades y 5,268,642 personas, cada una contada una sola vez (página 2).",
        ),
        numbers=(
            KeyNumber(Decimal(38), "entidades firmantes, 21 de ellas fundadoras"),
            KeyNumber(Decimal(5_268_642), "personas"),
            KeyNumber(Decimal(10), "municipios"),
            KeyNumber(Decimal(6), "metas con año y línea base"),
        ),
        commitments=CommitmentsBlock(
            (mars, *others),
            mars,
            PledgeBand("Compromiso de México", 2013, 2030, Decimal(22), Decimal(36), "−22% a 2030", "NDC"),
            date(2026, 6, 5),
        ),
        milestones=(
            Milestone(date(2025, 11, 14), "Fundación"),
            Milestone(date(2026, 6, 5), "Día del Medio Ambiente"),
        ),
        rows=tuple(replace(row, targets=n % 3) for n, row in enumerate(paper.rows)),
    )


def _claim(words: str, verdict: Verdict, count: str | None, proof: str, rows: tuple[int, ...] = ()) -> ClaimFace:
    """Return a sentence of one figure, with a marked date behind it."""
    figures = SlotFigures("signatories", "more-than", Decimal(35), None, None, Decimal(38), None, 0, 0, 38)
    filters = (("Cuenta", "firmantes"), ("Sector", "Empresas"))
    slot = SlotFace(
        *("a", words, verdict, count, filters, proof, "{}", figures),
        found="38",
        threshold="más de 35",
        open_cases="Según se decidan los casos abiertos: de 36 a 40.",
        rows=rows,
        sources=(SlotSource("INEGI https://example.org/censo", date(2026, 6, 1)),),
        not_counted=(NotCounted(2, "provisionales"), NotCounted(1, "retiró su firma")),
    )
    return ClaimFace((Run(words, "a"), Run(" firman en "), Run("2026", marked=True)), verdict, (slot,))


def summary(times: int = 1) -> SummaryPaper:
    """Return the summary of mock-ups 08 to 13, each sector `times` as large."""
    rows = tuple(
        SummaryRow(
            name=f"{words} Ejemplo {n + 1:02}", sector=words, place=_PLACES[n % 5],
            signed=date(2025, 11, 14) if n % 2 else date(2026, 6, 5), founding=n % 2 == 1, status="approved",
        )
        for words, count in SECTORS
        for n in range(count * times)
    )  # fmt: skip
    return SummaryPaper(
        language="es", coalition=GUADALAJARA, coalition_id="ab" * 32,
        pledge="Trabajamos de la mano con el Gobierno de México para cumplir su compromiso: reducir las "
        "emisiones de gases de efecto invernadero 22% para 2030, y hasta 36% con apoyo internacional.",
        declaration=declaration_face("es", "Juntos por el clima de Guadalajara", TEXT_ES), rows=rows,
        sectors=tuple(SectorCount(words, count * times) for words, count in SECTORS), provisional=2, withdrawn=1,
        expected=7, headline=counted_headline(Speech("es", "MX"), tally(rows)),
        numbers=(KeyNumber(Decimal(38 * times), "organizaciones firmantes, 17 de ellas fundadoras"),),
        at="2026-06-05T18:00:00-06:00", journal_sha256=JOURNAL, seal=SEAL,
    )  # fmt: skip
