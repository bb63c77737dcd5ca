"""Snapshots by the command line."""

from tests.cli.laptop import Laptop


def test_a_snapshot_is_kept_listed_and_compared(table: Laptop) -> None:
    signed = table.ok("sign", table.file, table.record(), "--out", table.folder)
    kept = table.ok("snapshot", "save", table.file, "Press release")
    assert (kept["name"], kept["signatories"]) == ("Press release", 1)
    assert [one["id"] for one in table.ok("snapshot", "list", table.file)["snapshots"]] == [kept["id"]]
    table.ok("withdraw", table.file, signed["signature"])
    found = table.ok("snapshot", "diff", table.file, "Press release")
    assert [row["organisation"] for row in found["left"]] == [signed["organisation"]]
    assert (found["joined"], found["changed"]) == ([], [])
    assert "− Universidad de Guadalajara" in table.call("snapshot", "diff", table.file, kept["id"]).out
    assert table.refused("snapshot", "diff", table.file, "None")["code"] == "unknown-snapshot"
    assert table.refused("snapshot", "save", table.file, "Press release")["problems"][0]["code"] == "said-twice"


def test_the_list_for_the_press_in_three_languages(table: Laptop) -> None:
    table.ok("sign", table.file, table.record(), "--out", table.folder)
    told = {
        tag: table.ok("snapshot", "press", table.file, "--language", tag)["text"] for tag in ("en", "es", "ja")
    }
    assert "1 signatory" in told["en"]
    assert "Educación superior (1)\nUniversidad de Guadalajara" in told["es"]
    assert "Universidad de Guadalajara" in told["ja"]
    assert table.call("snapshot", "press", table.file, "--language", "es").out.strip() == told["es"].strip()
    assert "Zúñiga" not in told["es"], "who signed is no part of it"
    assert table.refused("snapshot", "press", table.file, "--language", "fr", code=2)["code"] == "not-a-choice"
