"""The signatories as a list to paste for newspapers: by sector; who is not to be named is only counted."""

from collections.abc import Iterable

from aca_desktop.domain.organisations.name_order import name_key
from aca_desktop.domain.organisations.words import name_of
from aca_desktop.i18n import Speech
from aca_desktop.services.coalition.coalitions import Coalition, name_in
from aca_desktop.services.coalition.sectors import sector_of, sector_rank, sector_words
from aca_desktop.services.figures.signatories import Signatory, once, signatories
from aca_desktop.services.workspace.workspaces import Workspace


def press_list(workspace: Workspace, coalition: Coalition, language: str) -> str:
    """Return the list as plain text: a title with the day, then each sector with its signatories by name."""
    speech = Speech(language, coalition.record.country)
    counted = once(signatories(workspace, [coalition], ("names.*", "reading", "sector")))
    day = speech.day(workspace.context.now().date())
    head = speech.say_count("{count} signatory, {day}", "{count} signatories, {day}", len(counted), day=day)
    lines = [name_in(coalition.record, language), head]
    for sector, members in _by_sector(coalition, counted, language):
        lines += ["", f"{sector} ({speech.number(len(members))})"]
        languages = (language, *coalition.record.languages, "en")
        named = [one for one in members if not one.unnamed]
        names = [(name_of(one.fields, languages) or "", one.fields) for one in named]
        lines += [name for name, _f in sorted(names, key=lambda one: (name_key(one[0], one[1], language), one[0]))]
        unnamed = len(members) - len(named)
        if unnamed:
            lines.append(speech.say_count("and {count} not named", "and {count} not named", unnamed))
    return "\n".join(lines) + "\n"


def _by_sector(
    coalition: Coalition, counted: Iterable[Signatory], language: str
) -> list[tuple[str, list[Signatory]]]:
    found: dict[str, list[Signatory]] = {}
    for one in counted:
        code = one.fields.get("sector")
        sector = sector_of(coalition, code) if isinstance(code, str) else None
        top = (sector.parent or sector.code) if sector else str(code or "")
        found.setdefault(top, []).append(one)
    order = sorted(found, key=lambda code: (sector_rank(coalition, code), sector_words(coalition, code, language)))
    return [(sector_words(coalition, code, language), found[code]) for code in order]
