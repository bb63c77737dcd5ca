"""A coalition's wordings and languages: consents and notices by version, and a language added to all of them.

What people may have agreed to is never changed: another wording is the next version.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from aca_desktop.domain.coalition import consent_presets
from aca_desktop.domain.coalition.declaration_rules import placeholders
from aca_desktop.domain.coalition.fields import wordings_of
from aca_desktop.domain.coalition.record import Consent
from aca_desktop.domain.coalition.sectors import PRESETS as SECTORS
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.entry import Entry
from aca_desktop.domain.values.languages import language
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.domain.values.typed_text import line, tidy
from aca_desktop.services.coalition.coalitions import Coalition, change, in_language
from aca_desktop.services.workspace.workspaces import Workspace


def consents_to_add(coalition: Coalition) -> list[Consent]:
    """Return the presets that a coalition does not ask for yet, worded in its languages as far as they are."""
    known = {one.key for one in coalition.record.consents}
    tags = _languages(coalition)
    every = (*consent_presets.PRESETS, *consent_presets.FURTHER)
    return [replace(one, words=_worded(one.words, tags)) for one in every if one.key not in known]


def save_consent(
    workspace: Workspace, coalition: Coalition, key: str, words: Mapping[str, str], *, necessary: bool = False
) -> Entry | None:
    """Ask for a consent in these words, as its next version; None if it is asked for so already.

    Raise Refused where a language of the coalition has no words, AcaError `not-authorised`.
    """
    said = _said(words)
    versions = [one for one in wordings_of(coalition.fields) if one.key == key]
    newest = max(versions, key=lambda one: int(one.version), default=None)
    if newest is not None and (dict(newest.words), newest.necessary) == (said, necessary):
        return None
    version = int(newest.version) + 1 if newest else 1
    return change(workspace, coalition, {f"consents.{key}.{version}": _wording(said, necessary=necessary)})


def save_notice(workspace: Workspace, coalition: Coalition, words: Mapping[str, str]) -> Entry | None:
    """Show a privacy notice in these words, as its next version; None if it is shown so already.

    Raise Refused where a language has no words or a template's blank is left, AcaError `not-authorised`.
    """
    said = _said(words)
    current = coalition.record.notice
    if current is not None and dict(current.words) == said:
        return None
    left = [problem for tag, text in said.items() for problem in placeholders(f"notice.words.{tag}", text, tag)]
    if left:
        raise Refused(left)
    version = str(1 + max((int(name) for name in _notices(coalition)), default=0))
    value: dict[str, Json] = {"words": dict[str, Json](said)}
    return change(workspace, coalition, {f"notices.{version}": value, "notice_version": version})


def add_language(workspace: Workspace, coalition: Coalition, tag: str, name: str) -> Entry | None:
    """Let a coalition speak one more language, under this name.

    Sectors and consents get their preset words in it, else those of the coalition's first language, to be
    translated; a notice gets the first language's. Raise Refused, AcaError `not-authorised`.
    """
    known, named = language("languages", tag), line(f"names.{tag[:20]}", name)
    problems = [one for one in (known, named) if isinstance(one, Problem)]
    if problems:
        raise Refused(problems)
    added = str(known)
    if added in coalition.record.languages:
        raise Refused([Problem("languages", "said-twice")])
    tags = (*coalition.record.languages, added)
    fields: dict[str, Json] = {"languages": list(tags), f"names.{added}": str(named)}
    for sector in coalition.record.sectors:
        preset = next((one.names for one in SECTORS if one.code == sector.code), {})
        names = {**sector.names, added: sector.names.get(added) or _first(preset, sector.names, added, tags)}
        parent: dict[str, Json] = {} if sector.parent is None else {"parent": sector.parent}
        fields[f"sectors.{sector.code}"] = {"names": dict[str, Json](names)} | parent
    for consent in coalition.record.consents:
        if added not in consent.words:
            own = _preset_words(consent.key)
            words = {**consent.words, added: _first(own, consent.words, added, tags)}
            version = int(consent.version) + 1
            fields[f"consents.{consent.key}.{version}"] = _wording(words, necessary=consent.necessary)
    notice = coalition.record.notice
    if notice is not None and added not in notice.words:
        version = 1 + max(int(one) for one in _notices(coalition))
        words = {**notice.words, added: in_language(notice.words, tags) or ""}
        fields[f"notices.{version}"] = {"words": dict[str, Json](words)}
        fields["notice_version"] = str(version)
    return change(workspace, coalition, fields)


def untranslated(words: Mapping[str, str], languages: Collection[str]) -> list[str]:
    """Return the languages that lack words, or whose words are those of a language before them."""
    found, seen = [], set()
    for tag in languages:
        said = tidy(words.get(tag, ""))
        if not said or said in seen:
            found.append(tag)
        seen.add(said)
    return found


def _languages(coalition: Coalition) -> tuple[str, ...]:
    return coalition.record.languages or tuple(coalition.record.names)


def _worded(words: Mapping[str, str], tags: Collection[str]) -> dict[str, str]:
    return {tag: words.get(tag, words["en"]) for tag in tags}


def _first(preset: Mapping[str, str], own: Mapping[str, str], tag: str, tags: Collection[str]) -> str:
    return preset.get(tag) or in_language(own, tags) or ""


def _preset_words(key: str) -> Mapping[str, str]:
    every = (*consent_presets.PRESETS, *consent_presets.FURTHER)
    return next((one.words for one in every if one.key == key), {})


def _said(words: Mapping[str, str]) -> dict[str, str]:
    return {tag: tidy(text) for tag, text in words.items() if tidy(text)}


def _wording(words: Mapping[str, str], *, necessary: bool) -> dict[str, Json]:
    return {"words": dict[str, Json](words), "necessary": necessary}


def _notices(coalition: Coalition) -> list[str]:
    return [name.removeprefix("notices.") for name in coalition.fields if name.startswith("notices.")]
