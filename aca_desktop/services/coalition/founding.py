"""A new workspace with a new coalition in it, whole or not at all, and the sheet about its recovery file."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from aca_desktop.context import Context
from aca_desktop.domain.coalition import consent_presets
from aca_desktop.domain.coalition.record import CoalitionRecord, Consent
from aca_desktop.domain.coalition.recovery_sheet import RecoverySheet
from aca_desktop.domain.coalition.rules import coalition_code, coalition_problems
from aca_desktop.domain.journal.trust import check_code
from aca_desktop.domain.values.countries import country
from aca_desktop.domain.values.languages import language
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.domain.values.typed_text import line
from aca_desktop.errors import AcaError
from aca_desktop.services.coalition.coalitions import Coalition, found
from aca_desktop.services.papers import faces
from aca_desktop.services.workspace.workspaces import Workspace, create_workspace, require_laptop_name

SHORTEST_PASSPHRASE = 12
"""Characters: fewer can be tried out by whoever finds the recovery file."""

_LETTER = frozenset({"US", "CA"})
"""Countries whose offices print on Letter."""

type PassphraseFault = Literal["too-short", "differ"]


@dataclass(frozen=True, slots=True)
class NewCoalition:
    """What is asked of somebody who founds a coalition, as typed: `names` per language, the first one the main."""

    code: str
    names: Mapping[str, str]
    country: str


@dataclass(frozen=True, slots=True)
class Founded:
    """A coalition that was founded: where its files lie, and the sheet about the recovery file (PDF)."""

    workspace: Path
    recovery: Path
    coalition: str
    sheet: bytes


def record_of(asked: NewCoalition) -> CoalitionRecord:
    """Return the record of a new coalition, with the consents that every coalition begins with.

    Raise Refused with everything that is wrong.
    """
    judged: dict[str, str | Problem] = {
        "code": coalition_code("code", asked.code),
        "country": country("country", asked.country),
    }
    for tag, name in asked.names.items():
        judged[f"languages.{tag}"] = language(f"languages.{tag}", tag)
        judged[f"names.{tag}"] = line(f"names.{tag}", name)
    problems = [one for one in judged.values() if isinstance(one, Problem)]
    if not asked.names:
        problems.append(Problem("languages", "missing"))
    if problems:
        raise Refused(problems)
    tags = tuple(str(judged[f"languages.{tag}"]) for tag in asked.names)
    record = CoalitionRecord(
        code=str(judged["code"]),
        names={tag: str(judged[f"names.{typed}"]) for tag, typed in zip(tags, asked.names, strict=True)},
        country=str(judged["country"]),
        languages=tags,
        consents=tuple(_worded(preset, tags) for preset in consent_presets.PRESETS),
    )
    problems = coalition_problems(record)
    if problems:
        raise Refused(problems)
    return record


def passphrase_fault(passphrase: str, again: str) -> PassphraseFault | None:
    """Return what is wrong with a recovery file's passphrase, typed twice; None if nothing is."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        return "too-short"
    return None if passphrase == again else "differ"


def passphrase_strength(passphrase: str) -> int:
    """Return how hard a passphrase is to guess, 0 for none to 5: by its length, and by not being one letter."""
    length = len(passphrase) if len(set(passphrase)) > 4 else min(len(passphrase), 4)
    return sum(length >= least for least in (1, SHORTEST_PASSPHRASE, 16, 20, 26))


def found_workspace(
    path: Path, context: Context, laptop: str, asked: NewCoalition, recovery: Path, passphrase: str, spoken: str
) -> Founded:
    """Make a workspace whose laptop founds a coalition; its sheet is in `spoken`, one of the program's languages.

    Raise Refused (what was typed), AcaError `file-exists`, `cannot-write`, `disk-full`, `empty-passphrase`; then
    there is neither a workspace nor a recovery file.
    """
    record = record_of(asked)
    name = require_laptop_name(laptop)
    if recovery.absolute() == path.absolute():
        raise AcaError("file-exists", path=str(recovery))
    written = False
    try:
        with create_workspace(path, context, name) as workspace:
            which = found(workspace, record, recovery, passphrase)
            written = True
            return Founded(path, recovery, which.id, recovery_sheet(workspace, which, recovery.name, spoken))
    except BaseException:
        if written:
            recovery.unlink(missing_ok=True)
        raise


def recovery_sheet(workspace: Workspace, coalition: Coalition, file: str, spoken: str) -> bytes:
    """Return the sheet about a coalition's recovery file, a PDF without anything secret, not sealed."""
    from aca_desktop.documents import recovery_sheet as drawing

    at = workspace.context.at()
    return drawing.draw(
        RecoverySheet(
            language=spoken,
            coalition=faces.coalition_face(coalition, spoken),
            root=check_code(coalition.id),
            file=file,
            laptop=workspace.name,
            day=workspace.context.now().date(),
            at=at,
            page_size="letter" if coalition.record.country in _LETTER else "a4",
        )
    )


def _worded(preset: Consent, tags: tuple[str, ...]) -> Consent:
    words = {tag: preset.words.get(tag, preset.words["en"]) for tag in tags}
    return Consent(preset.key, preset.version, words, preset.necessary)
