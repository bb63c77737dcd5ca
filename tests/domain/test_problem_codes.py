"""The list of codes against the code itself: every code that is written anywhere, its facts, and no other."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from aca_desktop.domain.coalition import text
from aca_desktop.domain.figures import places
from aca_desktop.domain.signing import ink_acceptance
from aca_desktop.domain.values.problem_codes import FACTS, PROBLEM_CODES

PACKAGE = Path(ink_acceptance.__file__).parents[2]

MAKERS = {"Problem": 1, "refuse": 1, "_refuse": 2, "_Refusal": 0, "_Wrong": 0}
"""Who makes a problem, and which argument is its code."""


def calls() -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in MAKERS and len(node.args) > MAKERS[name]:
                    yield name, node


def said() -> Iterator[tuple[str, tuple[str, ...] | None]]:
    """Yield each code written in the rules with its facts' names, None where these cannot be read off."""
    for name, call in calls():
        code, *more = call.args[MAKERS[name] :]
        if isinstance(code, ast.Constant) and isinstance(code.value, str):
            yield code.value, tuple(facts(name, call, more))


def facts(name: str, call: ast.Call, more: list[ast.expr]) -> Iterator[str]:
    if name in ("refuse", "_refuse"):
        yield from (keyword.arg or "" for keyword in call.keywords)
    if name == "_Wrong":
        yield "scheme"
    for given in more:
        assert isinstance(given, ast.Dict)
        yield from (ast.literal_eval(key) for key in given.keys if key)


BY_NAME = {
    *get_args(ink_acceptance.Nothing.__value__),
    *("point-time-out-of-range", "point-time-runs-back", "point-outside-pad"),
    *text.CODES,
    *get_args(places.Broken.__value__),
    *("point-pressure-out-of-range", "point-tilt-out-of-range", "malformed-identifier"),
}
"""Codes that reach a Problem through a variable."""


def test_every_code_that_a_rule_can_return_is_listed_and_no_other() -> None:
    assert {code for code, _ in said()} | BY_NAME == PROBLEM_CODES


def test_every_code_comes_with_the_facts_that_are_listed() -> None:
    for code, names in said():
        assert names == FACTS[code], code


def test_codes_are_words_with_hyphens() -> None:
    for code in PROBLEM_CODES:
        assert code.replace("-", "").replace("8", "").islower(), code
