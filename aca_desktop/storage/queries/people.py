"""Whose people are called so: signers, witnesses and contacts as far as they are here. Nothing of them is indexed.

So what is erased or withheld is not found, and leaves nothing behind.
"""

import json
from collections.abc import Callable, Iterator

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.values.sorting import has_words, words_to_find
from aca_desktop.storage.journal.journal import Journal
from aca_desktop.storage.workspace.connection import trouble

type Progress = Callable[[int, int], None]

_AT_ONCE = 5_000
_SIGNED = """
    SELECT g.s, p.bytes FROM signature g JOIN subject t ON t.s = g.s JOIN personal_part p ON p.n = g.n
    WHERE t.c = ?
"""
_KNOWN = """
    SELECT v.s, v.value FROM value v JOIN subject t ON t.s = v.s
    WHERE t.c = ? AND v.kind = 'organisation' AND v.field GLOB 'contacts.*' AND v.place = 0 AND v.value IS NOT NULL
"""
_PERSONS = ("signer", "witness")


def organisations_of(journal: Journal, coalition: str, typed: str, progress: Progress | None = None) -> set[int]:
    """Return the row numbers of organisations for which somebody stands whose name has these letters in it."""
    wanted = words_to_find(typed)
    if not wanted:
        return set()
    found: set[int] = set()
    with trouble(journal.path):
        for subject, content in _parts(journal, coalition, progress):
            text = content if isinstance(content, str) else bytes(content).decode("utf-8", "replace")
            if (
                subject not in found
                and has_words(text, wanted)
                and any(has_words(one, wanted) for one in _names(text))
            ):
                found.add(subject)
    return found


def _parts(journal: Journal, coalition: str, progress: Progress | None) -> Iterator[tuple[int, str | bytes]]:
    c = journal.entries.coalition(coalition)
    done = 0
    for sql in (_SIGNED, _KNOWN):
        cursor = journal.database.conn.execute(sql, [c])
        while chunk := cursor.fetchmany(_AT_ONCE):
            yield from chunk
            done += len(chunk)
            if progress is not None:
                progress(done, done)


def _names(text: str) -> list[str]:
    """Return the names of all persons in a personal part, or in one contact."""
    try:
        said: Json = json.loads(text)
    except ValueError:
        return []
    if not isinstance(said, dict):
        return []
    others = said.get("co_signers")
    persons: list[Json] = [said, *(said.get(one) for one in _PERSONS)]
    persons += others if isinstance(others, list) else []
    found = []
    for person in persons:
        if isinstance(person, dict):
            found += [one for one in (person.get("name"), person.get("reading")) if isinstance(one, str)]
    return found
