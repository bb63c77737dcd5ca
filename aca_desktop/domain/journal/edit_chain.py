"""How one field came to its value: which edit replaced which, and which earlier one a value goes back to.

So that undo after undo leads back step by step: what has been gone back on is as if it had not been.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from aca_desktop.domain.journal.contents import read_contents
from aca_desktop.domain.journal.entry import Entry
from aca_desktop.domain.journal.meaning import Candidate, FieldKey, SubjectState


@dataclass(frozen=True, slots=True)
class Standing:
    """A value that is there now because of an edit: `head` has written it, by itself or by going back.

    `since` are the edit and all that came after it up to `head`: what to think away to see what was before.
    """

    head: str
    since: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Link:
    """One edit of the field: its value as it is compared, and the edits that it replaced in this field."""

    entry: str
    value: str
    replaced: Sequence[str]


def standing(edit: str, key: FieldKey, state: SubjectState, entries: Iterable[Entry]) -> Standing | None:
    """Return where a field's value is still an edit's, None if something else came after it.

    `entries` are all that the subject has. A value goes back to an earlier edit if what replaced that edit's value
    was itself replaced by the same value again, as an undo does.
    """
    links = _links(key, state, entries)
    for candidate in state.fields.get(key, ()):
        chain = _chain(candidate.entry, links)
        for place in _same_as(chain):
            if chain[place].entry == edit:
                return Standing(candidate.entry, frozenset(link.entry for link in chain[: place + 1]))
    return None


def _links(key: FieldKey, state: SubjectState, entries: Iterable[Entry]) -> dict[str, _Link]:
    """Return the edits with effect that write the field."""
    kind, name = key
    found: dict[str, _Link] = {}
    over: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        if entry.header.kind != kind or name not in entry.header.fields or entry.id in state.void:
            continue
        values = read_contents(entry, erased=entry.id in state.erased).values
        if name in values:
            found[entry.id] = _Link(entry.id, Candidate(entry.id, values[name]).compared, ())
            over[entry.id] = entry.header.over
    return {id_: _Link(id_, link.value, [one for one in over[id_] if one in found]) for id_, link in found.items()}


def _chain(head: str, links: Mapping[str, _Link]) -> list[_Link]:
    """Return an edit and what it replaced, one behind the other, as long as each replaced one alone."""
    chain = [links[head]]
    while len(last := _last(chain[-1].replaced, links)) == 1:
        chain.append(links[last[0]])
    return chain


def _last(edits: Sequence[str], links: Mapping[str, _Link]) -> Sequence[str]:
    """Leave out those edits that others among them had replaced already: they are named for another field."""
    if len(edits) < 2:
        return edits
    earlier: set[str] = set()
    waiting = [before for edit in edits for before in links[edit].replaced]
    while waiting:
        edit = waiting.pop()
        if edit not in earlier:
            earlier.add(edit)
            waiting += links[edit].replaced
    return [edit for edit in edits if edit not in earlier]


def _same_as(chain: Sequence[_Link]) -> list[int]:
    """Return the places in a chain whose edits the head stands for: itself, what it goes back to, and so on."""
    back: list[int | None] = [None] * len(chain)
    for place in range(len(chain) - 2, -1, -1):
        before = (gone_back_on + 1 for gone_back_on in _followed(place + 1, back))
        same = (one for one in before if one < len(chain) and chain[one].value == chain[place].value)
        back[place] = next(same, None)
    return list(_followed(0, back))


def _followed(place: int, back: Sequence[int | None]) -> Iterator[int]:
    here: int | None = place
    while here is not None:
        yield here
        here = back[here]
