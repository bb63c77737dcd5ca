"""Every code has a sentence, in every language, whose places its facts fill; nothing else has one."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from aca_desktop import cli
from aca_desktop.cli.running import sentences
from aca_desktop.cli.running.sentences import SEE, USAGE
from aca_desktop.cli.running.usage import WrongUsage
from aca_desktop.domain.journal.contents import AbsentReason
from aca_desktop.domain.journal.kinds import KINDS as ALL_KINDS
from aca_desktop.domain.journal.meaning import Status
from aca_desktop.domain.papers.verification import Verdict
from aca_desktop.domain.values.problem_codes import FACTS
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.errors import AcaError, Fact
from aca_desktop.i18n import LANGUAGES, Speech
from aca_desktop.sentences.errors import ERRORS
from aca_desktop.sentences.problems import EXPECTED, PROBLEMS
from aca_desktop.sentences.telling import places
from aca_desktop.sentences.verification import REASONS, VERDICTS
from aca_desktop.sentences.words import ABSENT, KINDS, ORGANISATION_STATUSES, STATUSES, countries

PACKAGE = Path(cli.__file__).parent.parent


def calls(folder: Path, *names: str) -> Iterator[ast.Call]:
    """Yield the calls of these functions or methods in a folder's code."""
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if called in names:
                    yield node


def text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def raised(*names: str) -> dict[str, set[str]]:
    """Return the codes that are written in calls of these errors, each with the facts that come with it always."""
    found: dict[str, set[str]] = {}
    for call in calls(PACKAGE, *names):
        code = text(call.args[0]) if call.args else None
        if code is not None:
            facts = {keyword.arg for keyword in call.keywords if keyword.arg}
            found[code] = found.get(code, facts) & facts
    return found


FROM_THE_WORLD = {
    *(code for call in calls(PACKAGE, "world_trouble") if (code := text(call.args[0]))),
    *("disk-full", "busy", "damaged", "disk-trouble", "cannot-read", "read-only", "not-a-workspace"),
}
"""Codes that the system's and SQLite's refusals get; each comes with `path` and `reason`."""


IN_A_FILE = {"newer-program"}
"""What a sync file's reader raises, to which the import adds the file's path."""


def test_every_error_has_a_sentence() -> None:
    codes = raised("AcaError").keys() | FROM_THE_WORLD
    assert codes - {"refused"} - ERRORS.keys() == set()


def test_no_sentence_is_left_over() -> None:
    assert ERRORS.keys() - raised("AcaError").keys() - FROM_THE_WORLD - BUILT_OF_PARTS == set()
    assert SEE.keys() <= ERRORS.keys()
    assert USAGE.keys() - raised("WrongUsage").keys() - FROM_CLICK == set()


BUILT_OF_PARTS = {"unknown-signature", "unknown-entry"}
FROM_CLICK = {
    *("missing-argument", "missing-option", "not-a-choice", "not-a-number", "number-out-of-range"),
    *("option-needs-value", "option-takes-no-value", "unknown-option", "wrong-usage"),
}


def test_every_wrong_usage_has_a_sentence() -> None:
    assert raised("WrongUsage").keys() | FROM_CLICK == USAGE.keys()


def test_a_sentence_asks_only_for_facts_that_come() -> None:
    for table, found in ((ERRORS, raised("AcaError")), (USAGE, raised("WrongUsage"))):
        for code, facts in found.items():
            if code in table:
                asked = {"path" if name == "name" else name for name in places(table[code])}
                assert asked <= facts | ({"path", "reason"} if code in FROM_THE_WORLD | IN_A_FILE else set()), code


def test_every_problem_has_a_sentence_and_asks_only_for_its_facts() -> None:
    assert PROBLEMS.keys() == FACTS.keys()
    for code, facts in FACTS.items():
        assert places(PROBLEMS[code]) <= set(facts), code


def test_every_reason_of_a_verification_has_a_sentence() -> None:
    found = {"cannot-read", "not-a-file"}  # what reading a file raises
    found |= {"not-found", "not-a-sync-file", "newer-program"}  # and reading a sync file
    found |= {f"sync-{word}" for word in ("chain", "changed", "hash", "malformed", "signature", "sum")}
    for call in calls(PACKAGE / "sealing", "Refusal", "NotEvidence"):
        found |= {code for node in call.args if (code := text(node)) and ("-" in code or code == "damaged")}
    for call in [*calls(PACKAGE, "note"), *calls(PACKAGE / "services", "Check")]:
        if len(call.args) < 2 or text(call.args[1]) != "not-checked":
            found |= {code for node in call.args[2:] if (code := text(node))}
    found |= {"contradicts-journal", "consent-withdrawn", "erased-since", "corrected-since"}  # comparing records
    found |= {"history-too-long", "signature-undone", "version-void"}
    found |= {f"signature-{status}" for status in ("withdrawn", "rejected", "superseded")}
    for call in calls(PACKAGE / "domain", "NotEvidence"):
        found |= {code for node in call.args if (code := text(node))}
    for function in ("_why_not_one", "_why_not_whole"):
        found |= returned(PACKAGE / "sealing" / "place.py", function)
    found |= returned(PACKAGE / "domain" / "papers" / "paper_records.py", "contradiction")
    assert found == REASONS.keys()


def returned(path: Path, function: str) -> set[str]:
    """Return the codes that a function returns."""
    (definition,) = (
        node
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name == function
    )
    returns = [node for node in ast.walk(definition) if isinstance(node, ast.Return)]
    constants = [node for one in returns for node in ast.walk(one) if isinstance(node, ast.Constant)]
    return {str(one.value) for one in constants if "-" in str(one.value)}


def test_every_word_that_commands_show_is_there() -> None:
    assert set(VERDICTS) == {*get_args(Verdict.__value__), None}
    assert set(STATUSES) == {*get_args(Status.__value__), *ORGANISATION_STATUSES}
    assert set(ABSENT) == set(get_args(AbsentReason.__value__))
    assert set(KINDS) <= set(ALL_KINDS)
    assert {"signature", "withdrawal", "organisation", "review", "undo"} <= set(KINDS)
    wanted = {
        text(node.value) for call in calls(PACKAGE, "refuse") for node in call.keywords if node.arg == "expected"
    }
    assert wanted == set(EXPECTED)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said(language: str) -> None:
    speech = Speech(language)
    facts: dict[str, Fact] = {
        "path": "a.aca",
        "limit": 1234567,
        "known": ["a", "b"],
        "meant": None,
        "why": "revoked",
    }
    for code, sentence in ERRORS.items():
        said = sentences.lines(speech, AcaError(code, **facts))
        assert len(said) == 1
        assert "{" not in said[0]
        assert said[0] != sentence or language == "en" or not places(sentence)
    for code in USAGE:
        said = sentences.lines(speech, WrongUsage(code, help="aca-desktop new", **facts))
        assert said[-1].endswith("aca-desktop new --help")
    for code in PROBLEMS:
        assert "{" not in sentences.problem(speech, Problem("field", code, facts))
    for code in REASONS:
        assert sentences.reason(speech, code)


def test_facts_stand_as_people_write_them() -> None:
    spanish = Speech("es", "MX")
    closed = Problem("declaration", "declaration-closed", {"closes": "2026-06-05"})
    assert "5 de junio de 2026" in sentences.problem(spanish, closed)
    assert "100,000" in sentences.problem(spanish, Problem("ink", "too-many-points", {"limit": 100_000}))
    unknown = Problem("x", "unknown-field", {"meant": "signer"})
    assert sentences.problem(Speech("en"), unknown) == "There is no such field. Is “signer” meant?"
    held = AcaError("held", path="a.aca", holder=None)
    assert "(unknown)" in sentences.lines(Speech("en"), held)[0]
    wrong = Problem("x", "wrong-type", {"expected": "boolean"})
    assert sentences.problem(Speech("en"), wrong) == "It must be true or false."


def test_a_code_without_a_sentence_is_told_as_it_is() -> None:
    assert sentences.lines(Speech("en"), AcaError("quite-new")) == ["It was refused (quite-new)."]
    assert sentences.reason(Speech("en"), "quite-new") == "It was refused (quite-new)."


def test_a_record_with_many_problems_is_not_told_in_full() -> None:
    refused = Refused([Problem(f"rows[{row}]", "missing") for row in range(1000)])
    said = sentences.lines(Speech("en"), refused)
    assert said[1] == "  rows[0]: It is missing."
    assert said[-1] == "  … and 800 more"
    assert len(sentences.data(Speech("en"), refused)["problems"]) == 1000  # type: ignore[arg-type]


def test_countries_are_listed_as_names_are_sorted() -> None:
    spanish, english = ([code for code, _name in countries(Speech(tag))] for tag in ("es", "en"))
    assert spanish.index("MX") < spanish.index("MM"), "México before Myanmar"
    assert english.index("AX") < english.index("AL"), "Åland Islands before Albania"
