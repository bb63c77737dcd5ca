"""Commitments and public sentences by the command line: written down, checked, and proved wrong in time."""

import pytest

from tests.cli.laptop import Laptop

COMMITMENTS = (
    "name,type,percent,target_year,validation,validation_day,validation_body,validation_source,validation_seen\n"
    "Uno,renewable-energy,100,2030,approved,2020-01-01,RE100,Members’ list,2020-01-01\n"
)


@pytest.fixture
def signed(table: Laptop) -> Laptop:
    """Two organisations have signed; the first one's signature is in `first`."""
    for name in ("Uno", "Dos"):
        organisation = {"name": name, "sector": "business", "country": "MX"}
        table.ok("sign", table.file, table.record(organisation=organisation), "--out", table.folder)
    return table


def add(laptop: Laptop, *fields: str) -> str:
    words = ("words.es={a} están aquí", "words.en={a} are here")
    slot = (f"slots.a.{field}" for field in fields)
    return str(laptop.ok("claims", "add", laptop.file, *words, *slot)["id"])


def test_a_sentence_is_true_and_not_any_more_once_one_withdraws(signed: Laptop) -> None:
    rows = signed.ok("organisations", "list", signed.file)["organisations"]
    day = signed.ok("totals", signed.file)["at"]
    id_ = add(signed, "operator=at-least", "number=2", "counted=signatories")
    (claim,) = signed.ok("claims", "check", signed.file)["claims"]
    assert (claim["id"], claim["basis"], claim["verdict"]) == (id_, "counted", "true")
    assert claim["text"] == {"es": "Al menos 2 firmantes están aquí", "en": "At least 2 signatories are here"}
    assert (claim["slots"]["a"]["verdict"], claim["slots"]["a"]["value"]) == ("true", 2)
    assert set(claim["slots"]["a"]["organisations"]) == {row["id"] for row in rows}
    signed.ok("withdraw", signed.file, rows[0]["signatures"][0])
    (claim,) = signed.ok("claims", "check", signed.file, "--claim", id_)["claims"]
    assert (claim["verdict"], claim["slots"]["a"]["value"], claim["slots"]["a"]["date"]) == ("false", 1, None)
    assert signed.refused("claims", "check", signed.file, "--claim", "other")["code"] == "unknown-claim"
    assert day


def test_a_commitment_seen_long_ago_proves_nothing(signed: Laptop) -> None:
    path = signed.folder / "commitments.csv"
    path.write_text(COMMITMENTS, encoding="utf-8")
    (commitment,) = signed.ok("commitments", "import", signed.file, path)["added"]
    (row,) = signed.ok("commitments", "list", signed.file)["commitments"]
    assert (row["id"], row["percent"], row["target_year"], row["too_old"]) == (commitment, 100, 2030, True)
    assert row["validation"]["status"] == "approved"
    add(signed, "operator=exactly", "number=1", "counted=signatories", "commitment=renewable-energy")
    (claim,) = signed.ok("claims", "check", signed.file)["claims"]
    assert (claim["verdict"], claim["slots"]["a"]["doubts"]) == ("not-provable", ["validation-too-old"])
    assert claim["slots"]["a"]["look_up"] == [{"commitment": commitment, "organisation": row["organisation"]}]
    said = signed.call("claims", "check", signed.file).out
    assert "“1 signatory with renewable-energy targets are here”: not provable" in said
    assert "Look it up again." in said
    assert "validated by RE100, last seen January 1, 2020" in signed.call("commitments", "list", signed.file).out


def test_a_cited_sentence_has_no_verdict(signed: Laptop) -> None:
    said = ("words.en=Nearly 3,000 signatories", "source=Press release", "link=example.org/release")
    signed.ok("claims", "add", signed.file, *said, "seen=2026-06-05")
    (claim,) = signed.ok("claims", "check", signed.file)["claims"]
    assert (claim["basis"], claim["verdict"], claim["slots"]) == ("cited", None, {})
    out = signed.call("claims", "check", signed.file).out
    assert "Its source: Press release" in out
    assert "https://example.org/release, seen on June 5, 2026" in out
    assert "hecked" not in out


def test_what_is_wrong_with_a_sentence_is_told(signed: Laptop) -> None:
    refused = signed.refused("claims", "add", signed.file, "slots.a.operator=over", "slots.a.number=many")
    assert [(one["field"], one["code"]) for one in refused["problems"]] == [
        ("slots.a.operator", "not-one-of"),
        ("slots.a.number", "malformed-number"),
    ]
    assert signed.ok("claims", "list", signed.file)["claims"] == []
    assert "no public sentence" in signed.call("claims", "list", signed.file).out


def test_sentences_are_listed_with_what_they_count(signed: Laptop) -> None:
    add(signed, "operator=more-than", "number=1", "counted=signatories", "sector=business")
    (claim,) = signed.ok("claims", "list", signed.file)["claims"]
    slot = claim["slots"]["a"]
    assert (slot["operator"], slot["number"], slot["counted"], slot["sector"]) == (
        *("more-than", 1, "signatories", "business"),
    )
    assert claim["problems"] == []
