"""Records of papers for the tests: a university of Guadalajara, a maker of samples in Tokyo, and what is unusual.

Names and ids are made up.
"""

import hashlib
import math
from dataclasses import replace
from datetime import date
from decimal import Decimal

from aca_desktop.domain.ink import Ink, Point
from aca_desktop.domain.papers import (
    BesideFace,
    CardPaper,
    CertificatePaper,
    CoalitionFace,
    ConsentFace,
    DeclarationFace,
    DeclarationPaper,
    DraftPaper,
    EntryFace,
    JointCell,
    JointGroup,
    JointPaper,
    JointText,
    NetworkColumn,
    NetworkPaper,
    NetworkRole,
    SealFace,
    SectorCount,
    SheetPaper,
    SheetRow,
    SignatureFace,
    SummaryPaper,
    SummaryRow,
    TableFace,
)
from aca_desktop.domain.summary_blocks import (
    ClaimFace,
    CommitmentRow,
    CommitmentsBlock,
    Headline,
    KeyNumber,
    Milestone,
    PlaceFigure,
    PledgeBand,
    TargetMark,
    TotalRow,
    TotalsBlock,
)
from aca_desktop.domain.text import text_sha256, version_sha256

TEXT_ES = """\
Guadalajara ya vive el cambio climático: en el calor de sus calles, en la lluvia que cae de golpe y en el agua
que falta. México es el décimo mayor emisor de gases de efecto invernadero del mundo, y desde nuestra ciudad
queremos ser parte de la respuesta.

Gobiernos, empresas, universidades, organizaciones civiles y comunidades nos unimos en la Alianza para la Acción
Climática de Guadalajara. Trabajaremos de la mano con el Gobierno de México para cumplir su compromiso: reducir sus
emisiones 22% a más tardar en 2030, y hasta 36% con apoyo internacional.

Para lograrlo, nuestra organización se compromete a:

1. fijar una meta propia de reducción, con año base y plazo, y hacerla pública;
2. medir cada año sus emisiones de CO₂ y de los demás gases, y decir con franqueza lo que aún falta;
3. actuar con las demás en energía, transporte, residuos, agua y suelo, allí donde una sola no alcanza;
4. cuidar que la transición sea *justa* y que **nadie** quede atrás.

Firmamos por voluntad propia. El tiempo que queda es corto; el que tenemos juntos basta para empezar hoy.
"""

TEXT_EN = """\
Guadalajara already lives with the changing climate: in the heat of its streets, in sudden rain and in water that
runs short. We want our city to be part of the answer.

To that end our organisation will:

- set itself a target, with a base year and a date, and publish it;
- measure its emissions of CO₂ every year, and say frankly what is still missing;
- act together with the others wherever one alone cannot.

We sign of our own free will.
"""

TEXT_BESIDE = """\
Guadalajara is living with climate change already: in the heat of its streets, in rain that falls all at once, in
water that does not come. Mexico is the tenth largest emitter of greenhouse gases in the world, and from our city
we want to be part of the answer.

Governments, companies, universities, civil society and communities, we join in the Alliance for Climate Action of
Guadalajara. Hand in hand with the Government of Mexico we will work to fulfil its pledge: to cut its emissions by
22% by 2030, and by up to 36% with international support.

To that end our organisation commits:

1. to set a reduction target of its own, with a base year and a date, and to make it public;
2. to measure its emissions of CO₂ and other gases every year, and to say frankly what is still missing;
3. to act with the others on energy, transport, waste, water and land, where one alone cannot reach;
4. to take care that the transition is *just* and leaves **nobody** behind.

We sign of our own free will. The time that is left is short; the time we have together is enough to begin today.
"""

TEXT_JA = """\
気候変動の影響は、豪雨や猛暑となって、すでに私たちの暮らしと仕事に及んでいます。日本は世界で6番目に多くの温室効果
ガスを排出する国です。この国で働き、学び、暮らす私たちには、変えていく責任と力があります。

世界は脱炭素社会へ歩み始めました。その歩みのなかで、日本はより大きな役割を担うべきです。道筋ははっきりしています。
「エネルギーを賢く使うこと」、そして「再生可能エネルギーを広げること」です。

気候変動イニシアティブに集う企業、自治体、大学、市民団体は、立場のちがいを越えて力を合わせます。私たちの団体は、
次のことを約束します。

1. 省エネルギーと再生可能エネルギーについて、自らの目標を定め、公表します。
2. CO₂などの排出量を毎年はかり、進みぐあいと残された課題を率直に伝えます。
3. 得た知恵を分かち合い、ほかの団体や地域、国際社会とともに行動します。

私たちは、自らの意思でこの宣言に署名します。残された時間は長くありません。だからこそ、今日から始めます。
"""

ENTRY = "9f3c27e15b08d4a6c1e97f023ad65b187704e9bd12fca8306e5d91c7b24f0a86"
JOURNAL = "5e0a91f4" + hashlib.sha256(b"journal").hexdigest()[8:]

GUADALAJARA = CoalitionFace(
    code="aca-gdl", name="Alianza para la Acción Climática de Guadalajara",
    subtitle="Parte de Alliances for Climate Action", lobes=5, amplitude=0.17, sample=False, country="MX",
)  # fmt: skip
JAPAN = CoalitionFace(
    code="jci", name="気候変動イニシアティブ", subtitle="Japan Climate Initiative", lobes=8, amplitude=0.10,
    sample=False, country="JP",
)  # fmt: skip

SEAL = SealFace(
    laptop="Mesa 3", check_code="7K4M-QX2P-9DRT-6HNB", issuer="Coordinación", valid_until=date(2099, 12, 31),
    root_sha256=hashlib.sha256(b"root").hexdigest(), enrolled=True,
)  # fmt: skip


def hand(*, pressure: bool = True) -> Ink:
    """Write six looping strokes and a dot, as a hurried hand would."""
    strokes = []
    t = 0
    for s in range(6):
        points = []
        for n in range(73):
            u = n / 73
            x = 900 + s * 1600 + u * 2200 + 500 * math.cos(u * 14 + s)
            y = 2000 + 900 * math.sin(u * 17 + s * 1.3) * math.cos(u * 3)
            points.append(Point(round(x), round(y), t, round(500 + 350 * math.sin(u * 9)) if pressure else None))
            t += 8
        strokes.append(tuple(points))
        t += 200
    strokes.append((Point(5200, 900, t, 600 if pressure else None),))
    return Ink(12000, 4000, tuple(strokes))


def declaration_face(language: str, title: str, text: str) -> DeclarationFace:
    """Return a published version 1 with its true hashes."""
    own = text_sha256(title, text)
    return DeclarationFace("1", title, text, date(2026, 6, 2), own, version_sha256({language: own}))


def spanish() -> DeclarationPaper:
    """Return the paper of mock-up 01."""
    return DeclarationPaper(
        language="es", coalition=GUADALAJARA, coalition_id="ab" * 32,
        declaration=declaration_face("es", "Juntos por el clima de Guadalajara", TEXT_ES),
        signature=SignatureFace(
            status="signed", signer="María Ejemplo Zúñiga", title="Rectora general",
            organisation="Universidad de Guadalajara", sector="Educación superior", country="MX",
            basis="office-holder", identified="known", witness=None, method="pen", ink=hand(),
            ink_sha256=hashlib.sha256(b"ink").hexdigest(), personal_gone=None,
            consents=(
                ConsentFace("Publicar el nombre de la organización", given=True),
                ConsentFace("Publicar el nombre, el cargo y la firma manuscrita", given=True),
                ConsentFace("Recibir noticias de la Alianza", given=False),
            ),
            day=date(2026, 6, 5), place="Guadalajara, Jalisco", read_seconds=134,
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
            paper.signature, sector="Higher education", method="mouse", ink=hand(pressure=False),
            identified=None, witness="Juan Ejemplo", title="Rector",
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
        ink=hand() if method == "pen" and signer else None, picture=None, published=signer is not None,
        provisional=False,
    )  # fmt: skip


def joint(times: int = 1) -> JointPaper:
    """Return the paper of mock-up 07, each sector `times` as large, with some that are unusual."""
    groups = [
        JointGroup(words, tuple(cell(f"{words} Ejemplo {n + 1:02}") for n in range(count * times)))
        for words, count in _SECTORS
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


_SECTORS = (
    ("Gobiernos", 2), ("Empresas", 14), ("Educación superior", 4), ("Investigación", 3), ("Sociedad civil", 8),
    ("Salud", 2), ("Asociaciones profesionales", 2), ("Comunidades indígenas", 1), ("Cultura", 1),
    ("Comunidades de fe", 1),
)  # fmt: skip
_PLACES = ("Guadalajara", "Zapopan", "Tlajomulco de Zúñiga", "Tonalá", None)


def network() -> NetworkPaper:
    """Return the network's summary of mock-up 14. Figures of two coalitions are made up."""
    network_ = CoalitionFace("aca", "Alliances for Climate Action", None, 3, 0.17, sample=False, country="US")
    states = replace(network_, code="wasi", name="We Are Still In", lobes=6, amplitude=0.15)

    def column(face: CoalitionFace, country: str, signatories: int, people: int | None) -> NetworkColumn:
        return NetworkColumn(
            face=face,
            country=country,
            headline=f"More than {signatories - 1} organisations act.",
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
            "Three coalitions unite more than 3,000 organisations for the climate.", "Checked: 3,139."
        ),
        numbers=(KeyNumber("3", "coalitions"), KeyNumber("3,139", "organisations, each counted once")),
        foreword="Advanced jointly by C40 Cities Climate Leadership Group, CDP and WWF, with national partners.",
        columns=(
            column(GUADALAJARA, "Mexico", 38, 5_268_642),
            column(JAPAN, "Japan", 162, 21_400_000),
            column(states, "United States", 2_943, None),
        ),
        repeated=4,
        people=Decimal(26_668_642),
        roles=(
            NetworkRole("Advancing", "C40 Cities Climate Leadership Group, CDP"),
            NetworkRole("Partner", "We Are Still In"),
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
        ClaimFace(
            "Más de 35 entidades", "true", "38 > 35", "Firmantes aprobados y no retirados. Lista: páginas 4 y 5."
        ),
        ClaimFace(
            "Representan a más de 5 millones de personas",
            "true",
            "5,268,642 > 5,000,000",
            "Neto en el Área Metropolitana de Guadalajara. Detalle: página 2.",
            (
                ("Lugar", "población", "se resta", "cuenta"),
                ("Jalisco", "8,348,151", "−3,079,509", "5,268,642"),
                ("Área Metropolitana, 10 municipios", "5,268,642", "−5,268,642", "0"),
            ),
        ),
        ClaimFace("Más de 40 entidades firman", "false", "38 < 40", "Borrador del 28 de mayo."),
        ClaimFace(
            "México es el décimo mayor emisor del mundo", "cited", None, "Ficha de país, vista el 2 de junio."
        ),
        ClaimFace("Casi 40 entidades", "not-any-more", None, "Cierta el 1 de junio."),
    )
    return replace(
        paper,
        totals=(totals,),
        claims=claims,
        headline=Headline(
            "Más de 35 entidades, que representan a más de 5 millones de personas, actúan por el clima.",
            "Comprobado: 38 entidades y 5,268,642 personas, cada una contada una sola vez (página 2).",
        ),
        numbers=(
            KeyNumber("38", "entidades firmantes, 21 de ellas fundadoras"),
            KeyNumber("5,268,642", "personas"),
            KeyNumber("10", "municipios"),
            KeyNumber("24", "metas con año y línea base"),
        ),
        commitments=CommitmentsBlock(
            (mars, *others),
            24,
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


def summary(times: int = 1) -> SummaryPaper:
    """Return the summary of mock-ups 08 to 13, each sector `times` as large."""
    rows = tuple(
        SummaryRow(
            name=f"{words} Ejemplo {n + 1:02}", sector=words, place=_PLACES[n % 5],
            signed=date(2025, 11, 14) if n % 2 else date(2026, 6, 5), founding=n % 2 == 1, status="approved",
        )
        for words, count in _SECTORS
        for n in range(count * times)
    )  # fmt: skip
    return SummaryPaper(
        language="es", coalition=GUADALAJARA, coalition_id="ab" * 32,
        pledge="Trabajamos de la mano con el Gobierno de México para cumplir su compromiso: reducir las "
        "emisiones de gases de efecto invernadero 22% para 2030, y hasta 36% con apoyo internacional.",
        declaration=declaration_face("es", "Juntos por el clima de Guadalajara", TEXT_ES), rows=rows,
        sectors=tuple(SectorCount(words, count * times) for words, count in _SECTORS), provisional=2, withdrawn=1,
        expected=7, at="2026-06-05T18:00:00-06:00", journal_sha256=JOURNAL, seal=SEAL,
    )  # fmt: skip
