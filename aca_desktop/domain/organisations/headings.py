"""What people write above a column, in three languages, and the field that they mean by it.

The phrases are those of forms, e-signature services and membership programs. It must not know any table's rows.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from aca_desktop.domain.values.sorting import fold

_PHRASES: Mapping[str | None, str] = {
    "name": (
        "organisation, organization, organisation name, organization name, name of organisation, "
        "name of organization, company, company name, institution, entity, affiliation, "
        "organizacion, nombre de la organizacion, nombre completo de la organizacion, nombre org, "
        "entidad, institucion, nombre de la institucion, empresa, nombre de la empresa, "
        "razon social, dependencia, 名称, 団体名, 組織名, 会社名, 企業名, 法人名, 施設名, 所属, "
        "団体のお名前, 団体の名称"
    ),
    "name.legal": "legal name, registered name, denominacion legal, nombre legal, 正式名称, 登記名称",
    "short": "short name, acronym, nickname, siglas, acronimo, nombre corto, 略称",
    "reading": "reading, kana, furigana, よみ, ふりがな, フリガナ, カナ, 読み",
    "sector": (
        "sector, type of organisation, type of organization, organisation type, organization type, "
        "type, industry, sic code, giro, tipo, tipo de organizacion, rubro, 分野, 業種, 種別, "
        "団体の種類"
    ),
    "country": "country, country id, pais, 国, 国名",
    "place": (
        "place, city, town, state, province, state province, state province id, municipality, "
        "lugar, municipio, estado, ciudad, entidad federativa, localidad, sede, 所在地, 都道府県, "
        "市区町村, 住所"
    ),
    "website": (
        "website, web, web site, url, homepage, sitio web, pagina web, web de la organizacion, "
        "ウェブサイト, ホームページ"
    ),
    "notes": "note, notes, note s, comments, remarks, notas, comentarios, observaciones, 備考, メモ",
    "identifiers.lei": "lei, lei code, codigo lei",
    "identifiers.rfc": "rfc",
    "identifiers.jcn": "法人番号, corporate number",
    "tier": "tier, nivel de membresia, membership tier",
    "signer.name": (
        "full name, your name, preferred name, contact name, signer, signer name, signatory name, "
        "first name, nombre completo, nombre de quien firma, nombre del firmante, "
        "persona de contacto, 氏名, お名前, 担当者名, ご担当者, 入力者, 申込者氏名"
    ),
    "signer.email": (
        "email, e mail, email address, e mail address, correo, correo electronico, メール, メールアドレス, eメール"
    ),
    "signer.title": "position, job title, title, role, cargo, puesto, 役職, 肩書, 担当者様の役職",
    "language": "language, preferred language, idioma, 言語",
    "day": (
        "completed at, completed date, completed date time, signed at, date signed, "
        "signature date, fecha de firma, 署名日"
    ),
    "file": "document, documento, file, archivo, ファイル",
    "envelope": "envelope id",
    "id.outside": "contact id, external id, external identifier",
    None: (
        "timestamp, marca temporal, タイムスタンプ, whatsapp, phone, telefono, 電話, uuid, key, "
        "status, estatus, link, enlace, street address, postal code, do not email, contact source, "
        "email subject, sender user name, instance id, start time, end time, submission date, "
        "submission time, review status, formdef version, user name, file name, 郵便番号"
    ),
}
"""Phrases by field. None: what no field holds, though other phrases are in it."""

_NAME = ("name", "nombre", "名前")
"""Alone it is the organisation's name, beside another column for that the signer's."""

_KNOWN = {fold(phrase): own for own, phrases in _PHRASES.items() for phrase in phrases.split(", ")}
_CAMEL = re.compile("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_LONGEST = 200


def matched(headings: Sequence[str]) -> list[str | None]:
    """Return what each heading seems to mean, None for what nobody knows; no field comes twice."""
    plain = [_plain(heading) for heading in headings]
    found = [_meant(words) for words in plain]
    if alone := [at for at, words in enumerate(plain) if words in _NAME]:
        found[alone[0]] = "signer.name" if "name" in found else "name"
    return [own if own not in found[:at] else None for at, own in enumerate(found)]


def _plain(heading: str) -> str:
    """Return a heading as words: without numbers, signs and accents, `nombre_org` and `EnvelopeId` taken apart."""
    words = _CAMEL.sub(" ", unicodedata.normalize("NFKC", heading[:_LONGEST]))
    return " ".join(re.findall(r"[^\W\d_]+", fold(words)))


def _meant(words: str) -> str | None:
    """Return the field of the longest phrase within words; of phrases as long the organisation's own."""
    if words in _KNOWN:
        return _KNOWN[words]
    within = [phrase for phrase in _KNOWN if _has(words, phrase)]
    longest = max(
        within, key=lambda phrase: (len(phrase), not (_KNOWN[phrase] or "").startswith("signer")), default=""
    )
    return _KNOWN.get(longest)


def _has(words: str, phrase: str) -> bool:
    if phrase.isascii():
        return f" {phrase} " in f" {words} "
    return phrase in words
