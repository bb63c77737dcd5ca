"""Whether a record may be signed: consents, material, what coalition and declaration ask."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from aca_desktop.domain.coalition.record import Consent
from aca_desktop.domain.coalition.table_settings import Ask, Asked, TableSettings
from aca_desktop.domain.organisations.record import OrganisationById
from aca_desktop.domain.signing.attachments import Attachment
from aca_desktop.domain.signing.ink import Ink, Point
from aca_desktop.domain.signing.signature_record import CoSigner, SignatureRecord, Signer, Witness
from aca_desktop.domain.signing.signature_rules import problems_of, row_code_problem
from aca_desktop.domain.values.problems import Problem
from tests.domain.example_records import COALITION, DECLARATION, PDF, PNG, TEXT, record

TODAY = date(2026, 6, 5)
IMAGE = {"media_type": "image/png", "data": PNG}
ELSEWHERE = {"how": "letter", "source": {"media_type": "application/pdf", "data": PDF, "name": "a.pdf"}}
DOT = Ink(12000, 4000, ((Point(1, 1, 0),),))


def codes(problems: Iterable[Problem]) -> list[str]:
    return [f"{problem.field}: {problem.code}" for problem in problems]


def wrong(signature: SignatureRecord, coalition: Any = COALITION, declaration: Any = DECLARATION) -> list[str]:
    return codes(problems_of(signature, coalition, declaration, TODAY))


def test_the_example_may_be_signed() -> None:
    assert wrong(record()) == []


@pytest.mark.parametrize("consents", [{}, {"publish-organisation": False}, {"publish-signer": True}])
def test_publishing_the_organisation_is_needed_always(consents: dict[str, bool]) -> None:
    expected = ["consents.publish-organisation: consent-needed"]
    assert wrong(record(consents=consents)) == expected
    assert wrong(record(consents={"publish-organisation": False}), replace(COALITION, consents=())) == expected


def test_what_the_coalition_makes_necessary_is_needed_too() -> None:
    coalition = replace(COALITION, consents=(*COALITION.consents, Consent("photograph", "1", {}, necessary=True)))
    assert wrong(record(), coalition) == ["consents.photograph: consent-needed"]
    assert wrong(record(consents={"publish-organisation": True, "photograph": True}), coalition) == []


def test_a_consent_that_nobody_asked_for_is_refused() -> None:
    consents = {"publish-organisation": True, "contacts": True}
    assert wrong(record(consents=consents)) == ["consents.contacts: unknown-consent"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"coalition": "jci"}, "declaration: declaration-of-another-coalition"),
        ({"published": False}, "declaration: declaration-not-published"),
        ({"ended": True}, "declaration: declaration-ended"),
        ({"opens": date(2026, 6, 6)}, "declaration: declaration-not-open-yet"),
        ({"closes": date(2026, 6, 4)}, "declaration: declaration-closed"),
        ({"embargo": date(2026, 6, 6)}, "declaration: declaration-embargoed"),
        ({"languages": frozenset({"en"})}, "language: language-not-of-declaration"),
    ],
)
def test_the_declarations_state(changes: dict[str, Any], expected: str) -> None:
    assert wrong(record(), declaration=replace(DECLARATION, **changes)) == [expected]


def test_first_and_last_day_are_within() -> None:
    open_today = replace(DECLARATION, opens=TODAY, closes=TODAY, embargo=TODAY)
    assert wrong(record(), declaration=open_today) == []
    assert wrong(record(day="2026-06-04"), declaration=open_today) != []


def test_what_was_signed_on_paper_counts_on_its_own_day() -> None:
    closed = replace(DECLARATION, closes=date(2026, 6, 1))
    paper = record(method="paper", ink=None, row_code="GDL-K7Q3", day="2026-06-01")
    assert wrong(paper, declaration=closed) == []


MATERIALS: dict[str, dict[str, Any]] = {
    "typed": {"typed": "María Zúñiga"},
    "paper": {"scan": IMAGE},
    "seal": {"seal": IMAGE},
    "elsewhere": {"elsewhere": ELSEWHERE},
    "pen": {},
}


@pytest.mark.parametrize("method", ["pen", "touch", "mouse", "typed", "paper", "seal", "elsewhere"])
def test_method_and_material_agree(method: str) -> None:
    own = {} if method in ("pen", "touch", "mouse") else {"ink": None} | MATERIALS[method]
    assert wrong(record(method=method, **own)) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"ink": None}, ["ink: method-needs"]),
        ({"method": "typed"}, ["typed: method-needs", "ink: not-of-method"]),
        ({"method": "paper", "ink": None}, ["scan: method-needs"]),
        ({"method": "paper", "ink": None, "seal": IMAGE}, ["scan: method-needs", "seal: not-of-method"]),
        ({"typed": "María", "row_code": "GDL-K7Q3"}, ["typed: not-of-method", "row_code: not-of-method"]),
        ({"elsewhere": ELSEWHERE}, ["elsewhere: not-of-method"]),
    ],
)
def test_method_and_material_disagree(changes: dict[str, Any], expected: list[str]) -> None:
    assert wrong(record(**changes)) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("maría  ZÚÑIGA", []),
        ("ＭＡＲÍＡ Zúñiga", []),
        ("María", ["typed: not-the-name"]),
        ("María ZúñigaMaría Zúñiga", ["typed: not-the-name"]),
    ],
)
def test_a_typed_name_is_the_one_that_was_given(typed: str, expected: list[str]) -> None:
    assert wrong(record(method="typed", ink=None, typed=typed)) == expected


def test_paper_may_have_both_scan_and_row() -> None:
    assert wrong(record(method="paper", ink=None, scan=IMAGE, row_code="ACA-GDL-K7Q3")) == []


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("GDL-K7Q3", None),
        ("ACA-GDL-K7Q3", None),
        ("JCI-K7Q3", "row-code-of-another-coalition"),
        ("ACA-K7Q3", "row-code-of-another-coalition"),
        ("K7Q3", "malformed-row-code"),
        ("GDL-K7Q33", "malformed-row-code"),
    ],
)
def test_row_codes(code: str, expected: str | None) -> None:
    problem = row_code_problem("row_code", code, "aca-gdl")
    assert (problem.code if problem else None) == expected


def test_a_row_of_another_coalitions_sheet_is_refused() -> None:
    paper = record(method="paper", ink=None, row_code="JCI-K7Q3")
    assert wrong(paper) == ["row_code: row-code-of-another-coalition"]
    assert wrong(replace(paper, row_code="gdl-k7q3")) == ["row_code: not-normal"]


def test_a_dot_is_no_signature_for_anybody() -> None:
    signed = replace(record(), ink=DOT, witness=Witness("Ana", DOT), co_signers=(CoSigner(Signer("Eva"), DOT),))
    assert wrong(signed) == ["ink: dot-ink", "witness.ink: dot-ink", "co_signers[0].ink: dot-ink"]


def test_ink_of_a_window_is_bounded_too() -> None:
    many = Ink(12000, 4000, (tuple(Point(n % 7000, n % 3001, n) for n in range(100_001)),))
    assert wrong(replace(record(), ink=many)) == ["ink: too-many-points"]
    assert wrong(replace(record(), ink=replace(many, strokes=(many.strokes[0][1:],)))) == []


def test_what_the_table_asks() -> None:
    table = TableSettings(witness=True, minors=False, identify=True)
    coalition = replace(COALITION, table=table)
    assert wrong(record(of_age=False), coalition) == [
        "witness: witness-needed",
        "identified: identification-needed",
        "of_age: minor",
    ]
    assert wrong(record(of_age=True, witness={"name": "Ana"}, identified="known"), coalition) == []
    youth = replace(COALITION, table=TableSettings(minors=True))
    assert wrong(record(of_age=False), youth) == []
    assert wrong(record(), youth) == ["of_age: missing"]


def test_the_organisations_sector_must_be_the_coalitions() -> None:
    organisation = {"name": "X", "sector": "circus", "country": "MX"}
    assert wrong(record(organisation=organisation)) == ["organisation.sector: unknown-sector"]
    assert wrong(record(organisation=organisation), replace(COALITION, sectors=frozenset({"circus"}))) == []


def test_an_organisation_by_id_is_not_judged_here() -> None:
    assert wrong(replace(record(), organisation=OrganisationById("01890a5d-ac96-774b-bcce-b302099a8057"))) == []


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2026-06-06", []), ("2026-06-07", ["day: day-in-future"]), ("1999-12-31", ["day: day-too-early"])],
)
def test_the_day_is_sane(day: str, expected: list[str]) -> None:
    assert wrong(record(day=day)) == expected


def test_texts_of_a_window_are_judged_as_those_of_a_file() -> None:
    signer = Signer("Ana\u202e", title="", email="ana@x", family="a\nb", given="a" * 201, reading="Ana")
    signed = replace(
        record(),
        signer=signer,
        witness=Witness("Ana\x00"),
        place="\u2066x",
        event="",
        co_signers=(CoSigner(Signer("Eva", email="x")),),
    )
    assert wrong(signed) == [
        "signer.name: bidi-control",
        "signer.title: empty",
        "signer.family: line-break",
        "signer.given: too-long",
        "signer.email: email-without-ending",
        "signer.reading: reading-not-kana",
        "co_signers[0].email: malformed-email",
        "witness.name: control-character",
        "place: bidi-control",
        "event: empty",
    ]


def test_files_of_a_window_are_judged_too() -> None:
    signed = replace(
        record(), authority=replace(record().authority, mandate=Attachment("application/pdf", TEXT.encode()))
    )
    assert wrong(signed) == ["authority.mandate.data: other-file-than-said"]
    paper = record(method="paper", ink=None, scan=IMAGE)
    big = replace(paper, scan=Attachment("image/png", b"\x89PNG\r\n\x1a\n" + bytes(3 * 2**20)))
    assert wrong(big) == ["scan.data: attachment-too-large"]
    assert wrong(replace(paper, scan=Attachment("image/png", b""))) == ["scan.data: empty"]


def test_fields_that_the_table_wants_filled_in() -> None:
    asked: dict[Asked, Ask] = {
        "title": "required",
        "email": "required",
        "reading": "required",
        "place": "required",
    }
    coalition = replace(COALITION, table=TableSettings(asked=asked))
    bare = replace(record(), signer=Signer("Ana"))
    assert wrong(bare, coalition) == [
        "signer.title: missing",
        "signer.email: missing",
        "organisation.place: missing",
    ]
    known = replace(
        bare, organisation=OrganisationById("0" * 8), signer=Signer("Ana", "Rectora", "ana@ejemplo.mx")
    )
    assert wrong(known, coalition) == []
    japanese = replace(known, language="ja")
    terms = replace(DECLARATION, languages=frozenset({"ja"}))
    assert wrong(japanese, coalition, terms) == ["signer.reading: missing"]
    assert (
        wrong(record(method="elsewhere", ink=None, elsewhere=ELSEWHERE, signer={"name": "Ana"}), coalition) == []
    )
