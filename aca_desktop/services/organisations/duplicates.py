"""Organisations that may be there twice: which pairs wait for a coordinator's word, and which words contradict.

A pair is offered until it is answered, by itself or through others: if A and B are said to be one, and B and C
two, nobody is asked of A and C.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.organisations.identity import Pair, pair, said_in, united
from aca_desktop.domain.organisations.likeness import REASONS, Reason
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.organisations.sameness import (
    DECISIVE_NAMES,
    conflicts,
    differing,
    said_of_pairs,
    same_records,
)
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.queries import counted
from aca_desktop.storage.queries.named_fields import named_fields

type Word = bool | None


@dataclass(frozen=True, slots=True)
class Twin:
    """Two organisations that may be one.

    `reasons` say why they are offered, none where somebody said it of two that nothing else brings together.
    `said` is the coordinators' word: one (True), two (False), or none yet. `contradicted`: two, they say, and yet
    the two count as one, since an identifier or other records unite them; `shared` are the identifiers of both.
    """

    ids: Pair
    reasons: tuple[Reason, ...]
    said: Word
    contradicted: bool = False
    shared: tuple[tuple[str, str], ...] = ()

    @property
    def waits(self) -> bool:
        """Whether somebody has to look at it: nobody has said anything, or what is said contradicts itself."""
        return self.said is None or self.contradicted


def duplicates(workspace: Workspace, coalition: Coalition, *, decided: bool = False) -> list[Twin]:
    """Return the pairs that wait, those that contradict first, then by the strength of their reasons.

    `decided`: those that are answered come too, last.
    """
    found = counted.possible_duplicates(workspace.journal, coalition.id)
    words = said_of_pairs(workspace, coalition)
    same = same_records(workspace, [coalition]) if words else {}
    named = {id_ for both in found.keys() | words.keys() for id_ in both}
    marks = _identifiers(workspace, coalition, named)
    answered = Answers(words)
    twins = []
    for both in found.keys() | words.keys():
        reasons, said = found.get(both, ()), words.get(both)
        one, other = both
        contradicted = said is False and one in same and same[one] == same.get(other)
        if (said is None and answered.settles(both)) or (said is not None and not contradicted and not decided):
            continue
        shared = marks[one] & marks[other]
        twins.append(Twin(both, reasons, said, contradicted, tuple(sorted(shared))))
    return sorted(twins, key=_order)


def undecided(workspace: Workspace, coalition: Coalition) -> list[Pair]:
    """Return the pairs that may be one organisation, of which nobody has said whether they are."""
    answered = Answers(said_of_pairs(workspace, coalition))
    return sorted(
        both for both in counted.possible_duplicates(workspace.journal, coalition.id) if not answered.settles(both)
    )


def twin(workspace: Workspace, coalition: Coalition, both: Pair) -> Twin:
    """Return what is said of a pair, and whether that contradicts itself; not why it would be offered."""
    said = said_of_pairs(workspace, coalition).get(both)
    same = same_records(workspace, [coalition])
    one, other = both
    marks = _identifiers(workspace, coalition, both)
    contradicted = said is False and one in same and same[one] == same.get(other)
    return Twin(both, (), said, contradicted, tuple(sorted(marks[one] & marks[other])))


def _identifiers(
    workspace: Workspace, coalition: Coalition, ids: Collection[str]
) -> dict[str, frozenset[tuple[str, str]]]:
    known = named_fields(workspace.journal, coalition.id, ids, ("identifiers.*",))
    return {id_: frozenset((name, str(value)) for name, value in known.get(id_, {}).items()) for id_ in ids}


@dataclass(frozen=True, slots=True)
class Other:
    """Another record of an organisation: its names; `said`: somebody said that the two are one, else they are so
    by an identifier or through others; `differs` in which fields it contradicts the one that was asked about."""

    id: str
    fields: Mapping[str, Json]
    said: bool
    differs: Sequence[str]


def other_records(workspace: Workspace, coalition: Coalition, id_: str) -> list[Other]:
    """Return the other records in the coalition of the organisation that this one is a record of.

    All are gone through only for one that bears an identifier, or of which something was said.
    """
    words = said_of_pairs(workspace, coalition)
    own = named_fields(workspace.journal, coalition.id, [id_], ("identifiers.*",))
    if not own and not any(id_ in both for both in words):
        return []
    same = same_records(workspace, [coalition])
    ids = [other for other, key in same.items() if id_ in same and key == same[id_] and other != id_]
    names = named_fields(workspace.journal, coalition.id, ids, ("names.*",))
    known = named_fields(workspace.journal, coalition.id, [*ids, id_], DECISIVE_NAMES)
    several = conflicts(workspace, coalition, id_) if ids else {}

    def differs(other: str) -> list[str]:
        return [name for name in differing({one: known.get(one, {}) for one in (id_, other)}) if name in several]

    return [
        Other(other, names.get(other, {}), words.get(pair(id_, other)) is True, differs(other))
        for other in sorted(ids)
    ]


def word_entry(workspace: Workspace, coalition: Coalition, both: Pair) -> str | None:
    """Return the entry that says what is said of a pair, by which it can be taken back; None if none does."""
    subject, field = said_in(both)
    candidates = workspace.journal.state(coalition.id, subject).fields.get(("same", field), ())
    if candidates and isinstance(candidates[0].value, bool):
        return candidates[0].entry
    turned = workspace.journal.state(coalition.id, both[1]).fields.get(("same", f"same.{both[0]}"), ())
    return turned[0].entry if turned and isinstance(turned[0].value, bool) else None


def names_of_pairs(
    workspace: Workspace, coalition: Coalition, twins: list[Twin]
) -> Mapping[str, Mapping[str, Json]]:
    """Return the names of the organisations of these pairs, by id and field (`names.es`)."""
    ids = {id_ for one in twins for id_ in one.ids}
    return named_fields(workspace.journal, coalition.id, ids, ("names.*",))


def _order(one: Twin) -> tuple[bool, bool, int, int, Pair]:
    strongest = REASONS.index(one.reasons[0]) if one.reasons else len(REASONS)
    return (not one.waits, not one.contradicted, strongest, -len(one.reasons), one.ids)


class Answers:
    """What is said of pairs, and so of others: who is one with whom, and which of these are two."""

    def __init__(self, words: Mapping[Pair, bool]) -> None:
        ids = sorted({id_ for both in words for id_ in both})
        self._one = united(dict.fromkeys(ids, ()), [both for both, word in words.items() if word])
        self._two = {self._key(both) for both, word in words.items() if not word}

    def settles(self, both: Pair) -> bool:
        """Say whether it follows from what was said of others whether these are one or two."""
        key = self._key(both)
        return len(key) == 1 or key in self._two

    def _key(self, both: Pair) -> frozenset[str]:
        return frozenset(self._one.get(id_, id_) for id_ in both)
