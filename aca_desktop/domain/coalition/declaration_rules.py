"""Whether a declaration's version may be published: every language complete, no placeholder left, days in order.

What Markdown may stand in it is for `text`; this knows only letters.
"""

import re
from collections.abc import Collection, Iterator
from datetime import date

from aca_desktop.domain.coalition.declaration_record import DeclarationRecord, PublicSince
from aca_desktop.domain.coalition.rules import words_problems
from aca_desktop.domain.values.days import day, past_day_problem
from aca_desktop.domain.values.problems import Problem
from aca_desktop.domain.values.typed_text import line, note

MAX_LABEL = 40
MAX_TEXT = 20_000

_PLACEHOLDER = re.compile(
    r"""\[[^\]\n]{0,80}\]            # [organisation]
      | \{[^}\n]{0,80}\}             # {name}
      | <<[^>\n]{0,80}>>
      | ［[\s○〇●◯…]*］              # blanks and circles that a Japanese form leaves
      | [○〇●◯]{2,}
      | _{4,} | \.{5,} | …{3,}       # a line to write on
      | \b(?:TBD|FIXME|XXX+)\b
      | (?i:lorem\s+ipsum)""",
    re.VERBOSE,
)
_TODO = re.compile(r"\bTODO\b")
_TODO_WHERE_IT_IS_A_WORD = re.compile(r"\bTODO:")
"""In capitals, "TODO" means "all" in Spanish and Portuguese: there only with a colon."""

_TODO_IS_A_WORD = frozenset({"es", "pt", "gl"})


def problems_of_declaration(record: DeclarationRecord, asked: Collection[str] = ()) -> list[Problem]:
    """Return everything that keeps a version from being published; `asked` are the coalition's languages."""
    languages = sorted({*asked, *record.titles, *record.texts})
    label = line("version", record.version, MAX_LABEL)
    return [
        *([label] if isinstance(label, Problem) else ()),
        *([] if languages else [Problem("texts", "missing")]),
        *words_problems("titles", record.titles, languages),
        *words_problems("texts", record.texts, languages, declaration_text),
        *(problem for tag in record.titles for problem in placeholders(f"titles.{tag}", record.titles[tag], tag)),
        *(problem for tag in record.texts for problem in placeholders(f"texts.{tag}", record.texts[tag], tag)),
        *_day_problems(record),
    ]


def public_since(day_typed: str, source: str, today: date) -> PublicSince | list[Problem]:
    """Return since when a text published today has been public, as typed, or what is wrong with that."""
    since, known = day("public_since", day_typed), line("public_source", source)
    if not isinstance(since, Problem):
        since = past_day_problem("public_since", since, today) or since
    if not isinstance(since, Problem) and since > today:
        since = Problem("public_since", "day-in-future", {"today": today.isoformat()})
    if isinstance(since, Problem) or isinstance(known, Problem):
        return [one for one in (since, known) if isinstance(one, Problem)]
    return PublicSince(since, known)


def placeholders(field: str, text: str, language: str) -> Iterator[Problem]:
    """Yield what looks left to be filled in, with the line that it stands in."""
    for start, end in blanks(text, language):
        at = text.count("\n", 0, start) + 1
        yield Problem(field, "placeholder", {"text": text[start:end][:80], "line": at})


def blanks(text: str, language: str) -> list[tuple[int, int]]:
    """Return where something looks left to be filled in: begin and end of each place, in order."""
    is_a_word = language.partition("-")[0] in _TODO_IS_A_WORD
    todo = _TODO_WHERE_IT_IS_A_WORD if is_a_word else _TODO
    found = [*_PLACEHOLDER.finditer(text), *todo.finditer(text)]
    return sorted(match.span() for match in found)


def declaration_text(field: str, text: str) -> str | Problem:
    """Return the text as it is, if it can be one: what comes of its ends is for whoever hashes it."""
    judged = note(field, text, MAX_TEXT)
    return judged if isinstance(judged, Problem) else text


def _day_problems(record: DeclarationRecord) -> Iterator[Problem]:
    if not record.closes:
        return
    if record.opens and record.opens > record.closes:
        yield Problem("closes", "closes-before-it-opens", {"opens": record.opens.isoformat()})
    if record.embargo and record.embargo > record.closes:
        yield Problem("embargo", "embargo-after-it-closes", {"closes": record.closes.isoformat()})
