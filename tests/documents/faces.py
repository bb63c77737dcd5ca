"""What papers for the tests have in common: texts, coalitions, a seal, a hand's signature; all made up."""

import hashlib
import math
from datetime import date

from aca_desktop.domain.coalition.text import text_sha256, version_sha256
from aca_desktop.domain.papers.papers import (
    CoalitionFace,
    DeclarationFace,
    SealFace,
)
from aca_desktop.domain.signing.ink import Ink, Point

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
    in_text="la Alianza para la Acción Climática de Guadalajara",
    subtitle="Parte de Alliances for Climate Action", lobes=5, amplitude=0.17, sample=False, country="MX",
)  # fmt: skip
JAPAN = CoalitionFace(
    code="jci", name="気候変動イニシアティブ", in_text="気候変動イニシアティブ",
    subtitle="Japan Climate Initiative", lobes=8, amplitude=0.10,
    sample=False, country="JP",
)  # fmt: skip

SEAL = SealFace(
    laptop="Mesa 3", check_code="7K4M-QX2P-9DRT-6HNB", issuer="Coordinación", valid_until=date(2099, 12, 31),
    root_sha256=hashlib.sha256(b"root").hexdigest(), enrolled=True,
)  # fmt: skip

SECTORS = (
    ("Gobiernos", 2), ("Empresas", 14), ("Educación superior", 4), ("Investigación", 3), ("Sociedad civil", 8),
    ("Salud", 2), ("Asociaciones profesionales", 2), ("Comunidades indígenas", 1), ("Cultura", 1),
    ("Comunidades de fe", 1),
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
