"""RECORD.json into a record: the whole of it, and every mistake with its field's path."""

from datetime import date
from typing import Any

import pytest

from aca_desktop.domain.coalition.sectors import known_codes
from aca_desktop.domain.organisations.record import Contact, OrganisationById, OrganisationRecord, fields_of
from aca_desktop.domain.organisations.rules import problems_of_organisation
from aca_desktop.domain.signing.attachments import Attachment
from aca_desktop.domain.signing.signature_reading import read_record
from aca_desktop.domain.signing.signature_record import (
    CoSigner,
    Device,
    Elsewhere,
    SignatureRecord,
    Signer,
    Witness,
)
from tests.domain.example_records import PDF, PNG, TEXT, record, record_json, wave

ID = "01890a5d-ac96-774b-bcce-b302099a8057"


def problems(value: Any) -> list[str]:
    read = read_record(value)
    assert isinstance(read, list), "nothing was found wrong"
    return [f"{problem.field}: {problem.code}" for problem in read]


def test_the_example_of_the_design() -> None:
    read = record()
    assert read.coalition == "aca-gdl"
    assert read.organisation == OrganisationRecord({"es": "Universidad de Guadalajara"}, "higher-education", "MX")
    assert read.signer == Signer("María Zúñiga", "Rectora", "maria@ejemplo.mx")
    assert read.consents == {"publish-organisation": True, "publish-signer": True, "contact": False}
    assert read.ink
    assert len(read.ink.strokes[0]) == len(wave())
    assert (read.event, read.witness, read.day, read.device) == (None, None, None, Device())


def test_everything_that_a_record_can_say() -> None:
    ink = {"size_mm": [120, 40], "strokes": [wave(5)]}
    read = record(
        organisation={"id": ID.upper()},
        signer={"name": " 山田 太郎 ", "family": "山田", "given": "太郎", "reading": "ﾔﾏﾀﾞ ﾀﾛｳ", "title": None},
        authority={
            "basis": "resolution",
            "provisional": True,
            "mandate": {"media_type": "application/pdf", "data": PDF, "name": "acta.pdf"},
        },
        event="Día Mundial",
        witness={"name": "Ana Muestra", "ink": ink},
        co_signers=[{"name": "Luis", "title": "Tesorero", "ink": ink}, {"name": "Eva"}],
        typed="Taro",
        scan={"media_type": "image/png", "data": PNG},
        seal={"media_type": "image/png", "data": PNG, "name": "判子.png"},
        elsewhere={
            "how": "letter",
            "source": {"media_type": "application/octet-stream", "data": TEXT, "name": "a.html"},
        },
        row_code="gdl-k7q3",
        identified="badge",
        of_age=True,
        day="2026-06-05",
        place="Guadalajara",
        device={"name": "Wacom", "pressure": True, "tilt": False, "points_per_second": 200},
        read_seconds=134,
    )
    assert read.organisation == OrganisationById(ID)
    assert read.signer == Signer("山田 太郎", None, None, "山田", "太郎", "ヤマダ タロウ")
    assert read.authority.provisional
    assert read.authority.mandate == Attachment("application/pdf", b"%PDF-1.7\n", "acta.pdf")
    assert isinstance(read.witness, Witness)
    assert read.witness.ink
    assert read.co_signers[1] == CoSigner(Signer("Eva"))
    assert read.elsewhere == Elsewhere("letter", Attachment("application/octet-stream", b"<html>", "a.html"))
    assert (read.row_code, read.identified, read.of_age) == ("GDL-K7Q3", "badge", True)
    assert (read.day, read.place, read.read_seconds) == (date(2026, 6, 5), "Guadalajara", 134)
    assert read.device == Device("Wacom", pressure=True, tilt=False, points_per_second=200)


def test_bounds_are_within() -> None:
    read = record(row_code="A" * 24 + "-K7Q3", read_seconds=86_400, device={"points_per_second": 10_000})
    assert (read.row_code, read.read_seconds) == ("A" * 24 + "-K7Q3", 86_400)
    assert record(device={"points_per_second": 1}).device.points_per_second == 1


def test_a_new_organisation_in_full_becomes_the_journals_fields() -> None:
    read = record(
        organisation={
            "name": "リコー",
            "names": {"en": "Ricoh"},
            "legal": {"ja": "株式会社リコー"},
            "short": "Ricoh",
            "reading": "リコー",
            "sector": "company",
            "country": "jp",
            "place": "jis:131016",
            "represents": "iso3166-2:JP-13",
            "parent": ID,
            "contacts": {
                "press": {"name": "広報", "email": "a@RICOH.example", "phone": "+81 3 1234"},
                "assistant": None,
            },
            "answer": "yes",
            "next": "Call\nagain",
            "identifiers": {"jcn": "7-0000-1205-0002", "duns": "1"},
            "website": "ricoh.example",
            "founding": True,
            "joined": "2018-07-06",
            "tier": "Gold",
            "notes": "a\tb",
        },
        language="ja",
    )
    assert isinstance(read.organisation, OrganisationRecord)
    assert read.organisation.contacts["press"] == Contact("広報", None, "a@ricoh.example", "+81 3 1234")
    assert fields_of(read.organisation) == {
        "names.ja": "リコー",
        "names.en": "Ricoh",
        "legal.ja": "株式会社リコー",
        "short": "Ricoh",
        "reading": "リコー",
        "sector": "company",
        "country": "JP",
        "place": "jis:13101",
        "represents": "iso3166-2:JP-13",
        "parent": ID,
        "contacts.press": {"name": "広報", "email": "a@ricoh.example", "phone": "+81 3 1234"},
        "answer": "yes",
        "next": "Call\nagain",
        "identifiers.jcn": "7000012050002",
        "identifiers.duns": "1",
        "website": "https://ricoh.example",
        "founding": True,
        "joined": "2018-07-06",
        "tier": "Gold",
        "notes": "a\tb",
    }
    assert problems_of_organisation(read.organisation, known_codes(())) == []


@pytest.mark.parametrize(
    "key", ["coalition", "declaration", "language", "organisation", "signer", "authority", "method"]
)
def test_what_must_be_there(key: str) -> None:
    without = record_json()
    del without[key]
    assert problems(without) == [f"{key}: missing"]
    assert problems(record_json(**{key: None})) == [f"{key}: missing"]


def organisation(**more: Any) -> dict[str, Any]:
    return {"organisation": {"name": "X", "sector": "business", "country": "MX"} | more}


def scan(media_type: str, data: str) -> dict[str, Any]:
    return {"scan": {"media_type": media_type, "data": data}}


def source(**more: Any) -> dict[str, Any]:
    return {"elsewhere": {"how": "letter", "source": {"media_type": "image/png", "data": PNG} | more}}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"consent": {}}, "consent: unknown-field"),
        ({"consents": {"contact": None}}, "consents.contact: wrong-type"),
        ({"consents": {"contact": "yes"}}, "consents.contact: wrong-type"),
        ({"consents": {"contact": 1}}, "consents.contact: wrong-type"),
        ({"consents": []}, "consents: wrong-type"),
        ({"consents": {str(n): True for n in range(51)}}, "consents: too-many"),
        ({"coalition": 7}, "coalition: wrong-type"),
        ({"language": "Spanish"}, "language: malformed-language"),
        ({"method": "stylus"}, "method: not-one-of"),
        ({"signer": {}}, "signer.name: missing"),
        ({"signer": {"name": ""}}, "signer.name: empty"),
        ({"signer": {"name": "a" * 10_000}}, "signer.name: too-long"),
        ({"signer": {"name": "Ana\u202e"}}, "signer.name: bidi-control"),
        ({"signer": {"name": "Ana", "email": "ana@x"}}, "signer.email: email-without-ending"),
        ({"signer": {"name": "Ana", "mail": "ana@x.mx"}}, "signer.mail: unknown-field"),
        ({"signer": {"name": "山田", "reading": "Yamada"}}, "signer.reading: reading-not-kana"),
        ({"signer": "Ana"}, "signer: wrong-type"),
        ({"authority": {"basis": "boss"}}, "authority.basis: not-one-of"),
        ({"authority": {"basis": "proxy", "provisional": "no"}}, "authority.provisional: wrong-type"),
        ({"authority": {}}, "authority.basis: missing"),
        ({"witness": {"ink": None}}, "witness.name: missing"),
        ({"co_signers": {"name": "Eva"}}, "co_signers: wrong-type"),
        ({"co_signers": [{"name": "Eva"}, 3, {}]}, "co_signers[1]: wrong-type, co_signers[2].name: missing"),
        ({"co_signers": [{"name": "Eva"}] * 21}, "co_signers: too-many"),
        ({"row_code": "GDL-K7Q"}, "row_code: malformed-row-code"),
        ({"day": "5 June"}, "day: malformed-day"),
        ({"read_seconds": -1}, "read_seconds: out-of-range"),
        ({"read_seconds": True}, "read_seconds: wrong-type"),
        ({"of_age": "yes"}, "of_age: wrong-type"),
        ({"read_seconds": 86_401}, "read_seconds: out-of-range"),
        ({"device": {"points_per_second": 0}}, "device.points_per_second: out-of-range"),
        ({"device": {"points_per_second": 10_001}}, "device.points_per_second: out-of-range"),
        ({"row_code": "A" * 25 + "-K7Q3"}, "row_code: malformed-row-code"),
        ({"device": {"pressure": 1}}, "device.pressure: wrong-type"),
        ({"elsewhere": {"how": "fax"}}, "elsewhere.how: not-one-of, elsewhere.source: missing"),
        (source(), "elsewhere.source.name: missing"),
        (source(name="../a.png"), "elsewhere.source.name: file-name-with-folder"),
        (source(name="C:\\a.png"), "elsewhere.source.name: file-name-with-folder"),
        (scan("image/png", PDF), "scan.data: other-file-than-said"),
        (scan("application/octet-stream", TEXT), "scan.media_type: not-one-of"),
        ({"seal": {"media_type": "application/pdf", "data": PDF}}, "seal.media_type: not-one-of"),
        (scan("image/png", "*"), "scan.data: malformed-base64"),
        (scan("image/png", "ñ"), "scan.data: malformed-base64"),
        (scan("image/png", PNG + "\n"), "scan.data: malformed-base64"),
        (scan("image/png", ""), "scan.data: empty"),
        (scan("image/png", "A" * (4 * 2**20 + 4)), "scan.data: attachment-too-large"),
        ({"scan": {"media_type": "image/png"}}, "scan.data: missing"),
    ],
)
def test_each_mistake_is_told_with_its_path(changes: dict[str, Any], expected: str) -> None:
    assert ", ".join(problems(record_json(**changes))) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"organisation": {"sector": "business", "country": "MX"}}, "name: missing"),
        ({"organisation": {"name": "X"}}, "sector: missing, organisation.country: missing"),
        (organisation(names={"es": "Y"}), "name: said-twice"),
        (organisation(names={"en": "Y", "EN": "Z"}), "names.EN: said-twice"),
        (organisation(names={"english": "Y"}), "names.english: malformed-language"),
        (organisation(name="", names={"en": "Y"}), "name: empty"),
        (organisation(country="Mexico"), "country: unknown-country"),
        (organisation(sector="Big Business"), "sector: malformed-code"),
        (organisation(identifiers={"lei": "1"}), "identifiers.lei: malformed-identifier"),
        (organisation(identifiers={"LEI": ""}), "identifiers.LEI: unknown-scheme"),
        (organisation(identifiers={"duns": ""}), "identifiers.duns: empty"),
        (organisation(contacts={"press": {"title": "x"}}), "contacts.press.name: missing"),
        (organisation(contacts={"press": {"name": "x", "fax": "1"}}), "contacts.press.fax: unknown-field"),
        (organisation(contacts={"Press": {"name": "x"}}), "contacts.Press: unknown-field"),
        (organisation(contacts={"press": {"phone": "call me"}}), "contacts.press.phone: malformed-phone"),
        (organisation(joined="2018"), "joined: malformed-day"),
        (organisation(place="Jalisco"), "place: malformed-place"),
        (organisation(founding="yes"), "founding: wrong-type"),
        (
            organisation(id=ID),
            "name: unknown-field, organisation.sector: unknown-field, organisation.country: unknown-field",
        ),
        ({"organisation": {"id": "7"}}, "id: malformed-id"),
    ],
)
def test_each_mistake_about_the_organisation(changes: dict[str, Any], expected: str) -> None:
    assert ", ".join(problems(record_json(**changes))) == f"organisation.{expected}"


def test_all_mistakes_are_told_at_once() -> None:
    value = record_json(signer={"name": "", "email": "x"}, method="x", typo=1)
    assert problems(value) == [
        "signer.name: empty",
        "signer.email: malformed-email",
        "method: not-one-of",
        "typo: unknown-field",
    ]


def test_a_mistyped_key_says_which_was_meant() -> None:
    read = read_record(record_json(concents={"contact": True}))
    assert isinstance(read, list)
    assert read[0].facts == {"meant": "consents"}


def test_a_strangers_key_is_made_fit_to_be_printed() -> None:
    assert problems(record_json(**{"a\x1b[2J\u202e" + "x" * 500: 1})) == [
        "a\ufffd[2J\ufffd" + "x" * 74 + ": unknown-field"
    ]


def test_a_million_unknown_keys_are_not_all_listed() -> None:
    assert len(problems({**record_json(), **{f"k{n}": n for n in range(1000)}})) == 20


@pytest.mark.parametrize("value", [None, [], "{}", 3, True])
def test_what_is_no_object(value: Any) -> None:
    assert problems(value) == [": wrong-type"]


def test_a_read_record_is_frozen_and_whole() -> None:
    read = record()
    assert isinstance(read, SignatureRecord)
    with pytest.raises(AttributeError):
        read.language = "en"  # type: ignore[misc]  # that it cannot be set is what is tested
