"""Duplicates by the command line: offered, answered, counted once, taken back, and refused."""

from typing import Any

import pytest

from tests.cli.laptop import Laptop

LEI, OTHER_LEI = "529900T8BM49AURSDO55", "5493006MHB84DD0ZWV18"
PLACES = "place,name,figures.population.2020,source\nx:north,North,1460148,Census 2020\n"


@pytest.fixture
def twice(table: Laptop) -> Laptop:
    """One city has signed at two tables under two spellings; a school has signed once."""
    path = table.folder / "places.csv"
    path.write_text(PLACES, encoding="utf-8")
    table.ok("places", "import", table.file, path)
    for name, place in (("Ayuntamiento de Zapópan", "x:north"), ("AYUNTAMIENTO DE ZAPOPAN, A.C.", "x:north")):
        sign(table, name, "local-government", represents=place)
    sign(table, "Escuela", "higher-education")
    return table


def sign(laptop: Laptop, name: str, sector: str, **fields: str) -> str:
    organisation = {"name": name, "sector": sector, "country": "MX", **fields}
    signed = laptop.ok("sign", laptop.file, laptop.record(organisation=organisation), "--out", laptop.folder)
    return str(signed["organisation"])


def pairs(laptop: Laptop, *options: str) -> list[Any]:
    return list(laptop.ok("organisations", "duplicates", laptop.file, *options)["pairs"])


def people(laptop: Laptop) -> tuple[int, int]:
    found = laptop.ok("totals", laptop.file)
    return found["signatories"], found["population"]["net"]


def test_a_city_that_signed_twice_counts_once(twice: Laptop) -> None:
    (pair,) = pairs(twice)
    one, other = pair["ids"]
    assert (pair["reasons"], pair["said"], pair["entry"], pair["contradicted"]) == (["name"], None, None, False)
    assert sorted(names["es"] for names in pair["names"]) == [
        "AYUNTAMIENTO DE ZAPOPAN, A.C.",
        "Ayuntamiento de Zapópan",
    ]
    twice.ok(
        "claims",
        "add",
        twice.file,
        "words.en={a} act",
        "slots.a.operator=more-than",
        "slots.a.number=2",
        "slots.a.counted=signatories",
    )
    assert people(twice) == (3, 1_460_148), "united by nobody yet, the place stands once"
    (claim,) = twice.ok("claims", "check", twice.file)["claims"]
    told = claim["slots"]["a"]
    assert (claim["verdict"], told["doubts"]) == ("not-provable", ["duplicates-undecided"])
    assert (told["value"], told["undecided"]) == (2, [[one, other]])
    said = twice.ok("organisations", "same", twice.file, other, one)
    assert (said["organisations"], said["said"], said["contradicted"]) == ([one, other], "same", False)
    (claim,) = twice.ok("claims", "check", twice.file)["claims"]
    told = claim["slots"]["a"]
    assert (claim["verdict"], told["value"], len(told["organisations"])) == ("false", 2, 2)
    assert people(twice) == (2, 1_460_148)
    assert twice.ok("info", twice.file)["coalitions"][0]["signatories"] == 2
    shown = twice.ok("organisations", "show", twice.file, other)
    assert shown["same"] == [{"id": one, "said": True, "differs": []}]
    assert "Counts as one organisation with" in twice.call("organisations", "show", twice.file, other).out
    assert pairs(twice) == []
    (decided,) = pairs(twice, "--decided")
    assert (decided["said"], decided["entry"]) == ("same", said["entry"])
    assert twice.ok("organisations", "same", twice.file, one, other)["entry"] is None
    twice.ok("undo", twice.file, said["entry"])
    assert people(twice)[0] == 3
    assert len(pairs(twice)) == 1


def test_two_organisations_are_not_offered_again_nor_what_follows(twice: Laptop) -> None:
    third = sign(twice, "Ayuntamiento Zapopan", "business")
    sign(twice, "Otra cosa", "business")
    found = {tuple(pair["ids"]): pair["reasons"] for pair in pairs(twice)}
    assert sorted(found.values()) == [["name"], ["nearly"], ["nearly"]]
    one, other = next(ids for ids, reasons in found.items() if reasons == ["name"])
    twice.ok("organisations", "same", twice.file, one, other)
    assert len(pairs(twice)) == 2
    assert twice.ok("organisations", "not-same", twice.file, third, one)["said"] == "not-same"
    assert pairs(twice) == [], "what is two with one is two with the other"
    assert [pair["said"] for pair in pairs(twice, "--decided")] == ["same", "not-same"]


def test_two_with_one_identifier_contradict_until_it_is_corrected(twice: Laptop) -> None:
    one, other = pairs(twice)[0]["ids"]
    for id_ in (one, other):
        twice.ok("organisations", "edit", twice.file, id_, f"identifiers.lei={LEI}")
    assert pairs(twice)[0]["reasons"] == ["identifier", "name"]
    assert people(twice)[0] == 2
    told = twice.call("organisations", "not-same", twice.file, one, other)
    assert "both have the same identifier (LEI), so they count as one. Correct the identifier" in told.out
    (pair,) = pairs(twice)
    assert (pair["said"], pair["contradicted"], pair["identifiers"]) == ("not-same", True, {"lei": LEI})
    assert people(twice)[0] == 2
    twice.ok("organisations", "edit", twice.file, other, f"identifiers.lei={OTHER_LEI}")
    assert pairs(twice) == []
    assert people(twice)[0] == 3


def test_what_cannot_be_said(twice: Laptop) -> None:
    one, other = pairs(twice)[0]["ids"]
    unknown = "0190163d-8694-739b-aea5-966c26f8ad90"
    for command in ("same", "not-same"):
        assert twice.refused("organisations", command, twice.file, one, one)["code"] == "same-record"
        assert twice.refused("organisations", command, twice.file, one, unknown)["code"] == "unknown-organisation"
        assert twice.refused("organisations", command, twice.file, "x", other)["code"] == "unknown-organisation"
    assert people(twice)[0] == 3


def test_sentences_in_three_languages(twice: Laptop) -> None:
    one, other = pairs(twice)[0]["ids"]
    assert f"({one})" in twice.call("organisations", "duplicates", twice.file).out
    assert ": el mismo nombre" in twice.call("--language", "es", "organisations", "duplicates", twice.file).out
    assert "：同じ名称" in twice.call("--language", "ja", "organisations", "duplicates", twice.file).out
    twice.ok("organisations", "same", twice.file, one, other)
    assert "No organisation seems to be there twice." in twice.call("organisations", "duplicates", twice.file).out
    assert "are one organisation." in twice.call("organisations", "duplicates", twice.file, "--decided").out
