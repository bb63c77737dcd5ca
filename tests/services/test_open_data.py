"""The open data beside summaries: what is printed, in numbers, and nothing that is not; for each sample."""

import csv
import json
import re
import secrets
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from aca_desktop.context import Context
from aca_desktop.domain.figures.slot_record import record_of
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.i18n import Speech
from aca_desktop.services.coalition import coalitions
from aca_desktop.services.figures import claims
from aca_desktop.services.figures.slot_filters import amount
from aca_desktop.services.figures.totals import totals
from aca_desktop.services.organisations import organisations
from aca_desktop.services.papers import papers
from aca_desktop.services.papers.certification import seal_face
from aca_desktop.services.papers.open_table import COLUMNS
from aca_desktop.services.papers.papers import Papers
from aca_desktop.services.papers.summary import summary_paper
from aca_desktop.services.workspace.workspaces import Workspace, open_workspace
from tests.documents.reading import text
from tests.services.counted import signatory
from tests.services.founding import AFTER_SAMPLES, Clock, only

LANGUAGES = ("en", "es", "ja")
NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
METHOD = {"256", "133", "2014", "95", "105"}
"""SHA-256, figure 13.3 and the year of the norms, and the margins of the operators."""
TICKS = {*range(25, 100, 5), *range(100, 4_000, 50), *range(1990, 2061, 5)}
"""Marks of axes: percents, signatories, years."""


def opened(path: Path) -> AbstractContextManager[Workspace]:
    return open_workspace(path, Context(Clock(AFTER_SAMPLES), secrets.token_bytes, path.parent / "home"))


def parsed(paper: papers.Paper) -> tuple[Any, list[dict[str, str]]]:
    """Return a paper's JSON, and its CSV's rows by column."""
    table = csv.DictReader(StringIO(paper.beside[".csv"].decode("utf-8-sig")))
    assert tuple(table.fieldnames or ()) == COLUMNS
    return json.loads(paper.beside[".json"]), list(table)


def of(rows: list[dict[str, str]], part: str, **said: str) -> list[dict[str, str]]:
    return [row for row in rows if row["part"] == part and said.items() <= row.items()]


def printed(folder: Path, paper: papers.Paper) -> str:
    return re.sub(r"\s+", "", text(folder, paper.data, "-raw"))


def squeezed(words: str) -> str:
    return re.sub(r"\s+", "", words)


def numbers_of(said: object) -> Iterator[str]:
    """Yield the digits of every number in a text or in data, without what parts them and zeros before them."""
    if isinstance(said, Mapping):
        said = list(said.values())
    if isinstance(said, list):
        for one in said:
            yield from numbers_of(one)
    elif said is not None and not isinstance(said, bool):
        for found in NUMBER.findall(str(said)):
            yield re.sub(r"\D", "", found).lstrip("0") or "0"


def require_known(data: Any, rows: list[dict[str, str]], said: str) -> None:
    """Hold every number of the pages against the data, and those of a proof against its own sentence."""
    pages = [one for one in said.split("\f") if one.strip()]
    journal = data["journal_sha256"]
    common = {*numbers_of(f"{journal[:4]} {journal[4:8]} {journal[-4:]} {data['name']} {data['day']}")}
    common |= {str(number) for number in range(len(pages) + 1)}
    known = {*numbers_of(data), *common, *sums_of_groups(data)}
    assert {n for row in rows for n in numbers_of([*row.values()])} <= known, "the CSV says nothing of its own"
    strange = {number for page in pages[:-1] for number in numbers_of(page)} - known
    assert {one for one in strange - METHOD if int(one) not in TICKS} == set(), "a number that is not in the JSON"
    proved = [one for one in data["claims"] if one["slots"]]
    method = next(n for n, page in enumerate(pages) if "SHA-256" in page)
    for claim, page in zip(proved, pages[method - len(proved) : method], strict=True):
        assert squeezed(claim["words"]) in squeezed(page)
        listed = [data["list"][row - 1] for slot in claim["slots"] for row in slot["rows"]]
        own = {*numbers_of([claim, [row for row in listed if squeezed(row["name"]) in squeezed(page)]]), *common}
        own |= {str(len(slot["rows"])) for slot in claim["slots"]}
        assert {*numbers_of(page)} - own == set(), claim["words"]


def sums_of_groups(data: Any) -> Iterator[str]:
    """Yield what all rows inside one place come to, and those inside places that have at most three each."""
    for total in data["totals"]:
        groups: dict[str, list[int]] = {}
        for row in total["rows"]:
            if row["inside"]:
                groups.setdefault(row["inside"], []).append(int(row["taken_off"]))
        yield from (str(sum(own)) for own in groups.values())
        yield str(sum(sum(own) for own in groups.values() if len(own) <= 3))


def require_printed(said: str, speech: Speech, numbers: list[int]) -> None:
    for number in numbers:
        assert speech.number(number) in said, number


def samples() -> Iterator[Any]:
    """Yield each sample in each language; those in the middle of the gate are quick ones."""
    quick = {("aca-gdl", "es"), ("aca-gdl", "ja"), ("jci", "ja"), ("wasi", "en")}
    for code in ("aca-gdl", "jci", "wasi"):
        for language in LANGUAGES:
            yield pytest.param(code, language, marks=[] if (code, language) in quick else [pytest.mark.long])


@pytest.mark.parametrize(("code", "language"), [*samples()])
def test_pdf_json_csv_and_the_commands_have_the_same_numbers(
    built_samples: Mapping[str, Path], tmp_path: Path, code: str, language: str
) -> None:
    with opened(built_samples[code]) as workspace:
        which = only(workspace)
        with Papers(workspace) as press:
            paper = press.summary(which, language)
        checked = claims.check(workspace, which)
        territory = claims.territory_of_people(workspace, which)
        sums = totals(workspace, [which], territory=territory)
    data, rows = parsed(paper)
    said, speech = printed(tmp_path, paper), Speech(language, which.record.country)
    assert data["signatories"] == sums.signatories == int(of(rows, "signatories")[0]["value"])
    assert data["signatories"] == sum(one["signatories"] for one in data["sectors"])
    assert len(data["list"]) == len(of(rows, "signatory")) == data["signatories"] + data["provisional"]
    require_printed(said, speech, [data["signatories"], *(one["signatories"] for one in data["sectors"])])
    summed = {"population": sums.population, **({"gdp": sums.gdp[0]} if sums.gdp[0].counted else {})}
    assert [one["measure"] for one in data["totals"]] == [name for name in summed if sums.standing]
    for one in data["totals"]:
        total = summed[one["measure"]]
        assert (one["gross"], one["net"]) == (int(total.gross), int(total.net))
        assert one["gross"] == one["net"] + one["outside"] + one["inside"]
        for why in ("gross", "net", "outside", "inside"):
            assert int(of(rows, one["measure"], why=why)[0]["value"]) == one[why]
        assert sum(int(row["value"]) for row in of(rows, f"{one['measure']}-place")) == one["net"]
        require_printed(said, speech, [one["gross"], one["net"], *(row["value"] for row in one["rows"][:40])])
    assert [one["verdict"] for one in data["claims"]] == [one.verdict or "cited" for one in checked]
    slots = [slot for one in data["claims"] for slot in one["slots"]]
    assert [(one["verdict"], one["value"], one["query"]) for one in slots] == [
        (told.verdict, int(told.now.value), record_of(told.slot))
        for one in checked
        for told in one.slots
        if told.now
    ]
    counted = [(row["status"], int(row["value"]), int(row["number"])) for row in of(rows, "claim") if row["value"]]
    assert counted == [(one["verdict"], one["value"], one["number"]) for one in slots]
    assert len(of(rows, "claim", status="cited")) == sum(one["verdict"] == "cited" for one in data["claims"])
    for slot, now in ((told.slot, told.now) for one in checked for told in one.slots):
        assert now is None or re.sub(r"\s+", "", amount(speech, slot, now.value)) in said
    for one in data["claims"]:
        assert re.sub(r"\s+", "", one["words"]) in said, "its numbers are said there, large ones in words"
    for row in data["list"][:: max(1, len(data["list"]) // 50)]:
        assert re.sub(r"\s+", "", row["name"]) in said
    targets = sum(row["targets"] or 0 for row in data["list"])
    assert targets >= sum(len(one["targets"]) for one in data["commitments"]) > 0
    assert targets == sum(int(row["value"] or 0) for row in of(rows, "signatory"))
    assert data["milestones"]
    for one in data["milestones"]:
        day = speech.short_day(date.fromisoformat(one["day"]))
        assert re.sub(r"\s+", "", day) in said
        assert re.sub(r"\s+", "", one["name"])[:12] in said


@pytest.mark.parametrize(("code", "language"), [*samples()])
def test_every_printed_number_is_in_the_json_or_is_explained(
    built_samples: Mapping[str, Path], tmp_path: Path, code: str, language: str
) -> None:
    with opened(built_samples[code]) as workspace, Papers(workspace) as press:
        paper = press.summary(only(workspace), language)
    data, rows = parsed(paper)
    require_known(data, rows, text(tmp_path, paper.data, "-raw"))


@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_two_sentences_have_the_same_proof(
    built_samples: Mapping[str, Path], tmp_path: Path, language: str
) -> None:
    with opened(built_samples["jci"]) as workspace, Papers(workspace) as press:
        paper = press.summary(only(workspace), language)
    data, rows = parsed(paper)
    slots = [slot for one in data["claims"] for slot in one["slots"]]
    said = printed(tmp_path, paper)
    assert [len(slot["rows"]) for slot in slots] == [slot["organisations"] for slot in slots] == [105, 5, 15, 57]
    for part in ("rows", "filters", "threshold", "not_counted", "query"):
        assert len({json.dumps(slot[part]) for slot in slots}) == len(slots), part
    for slot in slots:
        counted = slot["organisations"] + sum(one["count"] for one in slot["not_counted"])
        assert counted == 169, "all on record are counted, or not counted for a reason"
        for words in (slot["threshold"], *(one["why"] for one in slot["not_counted"])):
            assert squeezed(words) in said
        marked = [row["name"] for row in of(rows, "signatory") if slot["mark"] in row["why"].split("; ")]
        assert marked == [data["list"][row - 1]["name"] for row in slot["rows"]]
        assert len(of(rows, "claim-not-counted", group=slot["words"])) == len(slot["not_counted"])
    founding = [row["row"] for row in data["list"] if row["founding"] and row["status"] != "provisional"]
    assert slots[0]["rows"] == founding
    assert slots[2]["sources"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_networks_numbers_are_the_same_everywhere(
    built_samples: Mapping[str, Path], tmp_path: Path, language: str
) -> None:
    with opened(built_samples["aca"]) as workspace:
        aca = coalitions.coalition(workspace, "aca")
        with Papers(workspace) as press:
            paper = press.network(aca, language)
    data, rows = parsed(paper)
    said = printed(tmp_path, paper)
    assert (data["signatories"], data["people"]) == (3_148, 179_198_151)
    assert [one["people"] for one in data["coalitions"]] == [5_268_642, None, 170_850_000]
    assert [one["people_everywhere"] for one in data["coalitions"]] == [8_348_151, None, 170_850_000]
    assert sum(int(row["value"]) for row in of(rows, "coalition-signatories")) == 3_148
    require_printed(said, Speech(language, aca.record.country), [data["signatories"], data["people"]])
    for one in data["coalitions"]:
        numbers = [one["signatories"], *([one["people"], one["people_everywhere"]] if one["people"] else [])]
        require_printed(said, Speech(language, "MX"), numbers)
        assert re.sub(r"\s+", "", one["headline"]) in said


def test_no_signer_and_nobody_who_does_not_want_to_be_named(workspace: Workspace, tmp_path: Path) -> None:
    which = only(workspace)
    kept, hidden = signatory(workspace, "Norte"), signatory(workspace, "Escondida")
    no: dict[str, Json] = {"given": False, "version": "1"}
    taken_back: dict[str, Json] = {"consents.publish-organisation": no, "day": "2026-06-05"}
    workspace.write(which.id, [Draft("consent", hidden.organisation, taken_back, over=(hidden.signature,))])
    with Papers(workspace) as press:
        paper = press.summary(which, "es")
    everything = paper.beside[".json"].decode() + paper.beside[".csv"].decode() + text(tmp_path, paper.data)
    (row,) = organisations.listing(workspace, which, search="Norte").rows
    assert row.id == kept.organisation
    assert "Norte" in everything
    assert "Escondida" not in everything
    assert "no desea que se publique su nombre" in everything
    assert "Ana" not in everything, "who signed"
    data, rows = parsed(paper)
    assert data["signatories"] == len(data["list"]) == len(of(rows, "signatory")) == 2


def test_data_lies_beside_the_paper_under_its_name(workspace: Workspace, tmp_path: Path) -> None:
    signatory(workspace, "Norte")
    with Papers(workspace) as press:
        paper = press.summary(only(workspace), "es")
    folder = tmp_path / "out"
    first = papers.write_with_data(paper, folder, workspace.path)
    assert [one.name for one in first.data] == [f"{first.path.stem}.csv", f"{first.path.stem}.json"]
    second = papers.write_with_data(paper, folder, workspace.path)
    assert second.path.stem == f"{first.path.stem}-2"
    assert sorted(one.suffix for one in folder.iterdir()) == [".csv", ".csv", ".json", ".json", ".pdf", ".pdf"]
    named = papers.write_with_data(paper, folder / "one.pdf", workspace.path)
    assert named.data == (folder / "one.csv", folder / "one.json")
    (folder / "two.json").write_text("{}")
    with pytest.raises(Exception, match="file-exists"):
        papers.write_with_data(paper, folder / "two.pdf", workspace.path)
    assert not (folder / "two.pdf").exists()


def test_the_record_and_the_data_are_of_one_moment(workspace: Workspace) -> None:
    signatory(workspace, "Norte")
    which = only(workspace)
    with Papers(workspace) as press:
        own, _sealer = press._sealer(which)
        data, _rows = parsed(press.summary(which, "es"))
    paper = summary_paper(workspace, which, "es", seal_face(workspace, which, own), "a4")
    assert (data["at"], data["journal_sha256"]) == (paper.at, paper.journal_sha256)
