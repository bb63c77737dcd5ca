"""From a subject's entries to its rows in the view. What entries mean is domain.journal.meaning's to say.

Of nine in ten subjects in a merge little is said: an organisation's fields written once, one signature, or both.
What that means can be told in a third of the time. It is told as domain.journal.meaning tells it, or not at all:
tests hold the one against the other.
"""

from collections.abc import Mapping, Sequence

from aca_desktop.domain.journal.authority import Authority
from aca_desktop.domain.journal.kinds import KINDS
from aca_desktop.domain.journal.meaning import interpret
from aca_desktop.domain.journal.plain_forms import plain_values
from aca_desktop.storage.journal.state_rows import Batch, organisation_row, rows_of
from aca_desktop.storage.journal.stored import Stored


def add_rows(batch: Batch, c: int, s: int, stored: Sequence[Stored], authority: Authority) -> Sequence[int]:
    """Add the rows of a subject, all of whose entries these are.

    Return the numbers of the entries whose personal parts are to go.
    """
    if add_plain(batch, c, s, stored, authority):
        return ()
    state = interpret([one.entry for one in stored], authority)
    batch.add(rows_of(c, s, state, stored))
    numbers = {one.entry.id: one.n for one in stored}
    return [numbers[id_] for id_ in state.erased if id_ in numbers]


def add_plain(batch: Batch, c: int, s: int, stored: Sequence[Stored], authority: Authority) -> bool:
    """Add the rows of a subject of which little is said in a plain form; say whether it is one."""
    edits: list[tuple[Stored, Mapping[str, str]]] = []
    signed: tuple[Stored, Mapping[str, str]] | None = None
    for one in stored:
        header = one.entry.header
        is_edit = header.kind == "organisation"
        if not is_edit and (header.kind != "signature" or signed is not None or header.over):
            return False
        values = _in_effect(one, authority)
        if values is None or (is_edit and len(values) < len(header.fields)):  # some are personal
            return False
        if is_edit:
            edits.append((one, values))
        else:
            signed = one, values
    shown = _add_values(batch, s, edits, authority)
    status = "expected" if shown else None
    if signed is not None:
        signature, values = signed
        status = "provisional" if values.get("provisional") == "true" else "signed"
        day = values["day"][1:-1] if "day" in values else signature.entry.header.at[:10]
        batch.signatures.append((signature.n, s, status, day))
    if status is not None:
        fields = {name: text[1:-1] for name, text in shown.items() if text[0] == '"'}
        batch.organisations.append(organisation_row(c, s, status, fields))
    return True


def _in_effect(one: Stored, authority: Authority) -> Mapping[str, str] | None:
    """Return the open values of an entry that has effect, as canonical JSON; None if its form is not plain."""
    header, open_ = one.entry.header, one.entry.open
    if open_ is None or authority.why_void(one.entry.id, header, {}, KINDS[header.kind].who) is not None:
        return None
    return plain_values(header.kind, header.fields, open_.data)


def _add_values(
    batch: Batch, s: int, edits: Sequence[tuple[Stored, Mapping[str, str]]], authority: Authority
) -> Mapping[str, str]:
    """Add what edits have written, and return what of it is shown."""
    if len(edits) == 1:
        ((edit, values),) = edits
        batch.values += [(s, "organisation", name, 0, edit.n, text, None) for name, text in values.items()]
        return values
    shown: dict[str, str] = {}
    for name in sorted({name for _edit, values in edits for name in values}):
        writing = [(edit, values[name]) for edit, values in edits if name in values]
        replaced = {id_ for edit, _text in writing for id_ in edit.entry.header.over}
        left = [one for one in writing if one[0].entry.id not in replaced]
        left.sort(key=lambda one: (authority.rank(one[0].entry.header.replica), one[0].entry.id), reverse=True)
        batch.values += [
            (s, "organisation", name, place, edit.n, text, None) for place, (edit, text) in enumerate(left)
        ]
        shown[name] = left[0][1]
    return shown
