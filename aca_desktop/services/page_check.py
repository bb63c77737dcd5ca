"""Holding what a paper's pages say against the journal: the text that was signed, by whom and for whom.

A seal says who made a file, not that its pages tell what the entry tells: whoever has a laptop's key can seal
other pages around a true entry. Names may have been corrected since; all that an organisation ever had count.
What is not here (a version, a name that was erased) is not held against a paper.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from aca_desktop.domain.contents import read_contents
from aca_desktop.domain.entry import Entry
from aca_desktop.domain.page_words import bare, names, rest_after
from aca_desktop.domain.signature_fields import read_signature
from aca_desktop.domain.text import Paragraph, parse
from aca_desktop.domain.verification import Verification
from aca_desktop.i18n import LANGUAGES, Speech
from aca_desktop.services.coalitions import coalitions
from aca_desktop.services.declarations import publications
from aca_desktop.services.workspaces import Workspace


def says_what_the_journal_says(found: Verification, workspace: Workspace) -> bool:
    """Say whether pages do not contradict what is here of the entry that their evidence names."""
    said = found.evidence
    passages = found.words.passages if found.words else ()
    if said is None or not passages:
        return True
    if said.kind == "joint":
        signed = _with_hash(_versions(workspace, said.coalition), said.text_sha256)
        rest = _rest(passages, signed) if signed else None
        return signed is None or (rest is not None and rest[0][:1].isdigit())
    entry = workspace.journal.entry(said.entry) if said.entry else None
    if entry is None or entry.header.kind != "signature":
        return True
    if said.kind == "declaration":
        return _is_declared(workspace, entry, said.text_sha256, passages)
    return said.kind != "certificate" or _is_any(passages, _organisation_names(workspace, entry))


@dataclass(frozen=True, slots=True)
class _Text:
    """A version's text in one language, and its hash."""

    language: str
    title: str
    text: str
    sha256: str


def _is_declared(workspace: Workspace, signature: Entry, sha256: str | None, passages: Sequence[str]) -> bool:
    """Say whether the text is there, in one language or two, right under it who signed, and for whom."""
    publication = workspace.journal.entry(str(read_contents(signature).values.get("publication")))
    texts = _texts(read_contents(publication).values) if publication else []
    organisations, signers = _organisation_names(workspace, signature), _signer_names(signature)
    signed = _with_hash(texts, sha256)
    if signed is not None:
        rest = _rest(passages, signed)
        beside = next((text for text in texts if rest and _is_kicker(rest[0], text.language)), None)
        rest = _rest(rest, beside) if rest and beside else rest
        if rest and _is_any(rest[:1], _instead_of_a_hand(signature)):
            rest = rest[1:]
        if rest is None or not _is_any(rest[:1], organisations | signers if organisations and signers else set()):
            return False
    return _is_any(passages, organisations) and _is_any(passages, signers)


def _is_any(passages: Sequence[str], known: set[str]) -> bool:
    """Say whether one of the names is there; where none is known, all is well."""
    return not known or any(names(passages, name) for name in known)


def _is_kicker(passage: str, language: str) -> bool:
    """Say whether a passage is the small line over the title of a declaration in a language."""
    kicker = bare(Speech(language).say("Declaration"))
    return passage in (kicker, kicker.upper())


def _rest(passages: Sequence[str], text: _Text) -> Sequence[str] | None:
    """Return what follows the text, None if it is not there word for word."""
    rest = rest_after(passages, _passages(text.title, text.text), bare(text.title))
    return rest or None


@lru_cache(maxsize=64)
def _passages(title: str, text: str) -> tuple[str, ...]:
    """Return title, paragraphs and items of a text as they stand on pages."""
    return tuple(passage for passage in (bare(title), *map(bare, _parts(text))) if passage)


def _parts(text: str) -> Iterator[str]:
    for block in parse(text).blocks:
        items = (block.spans,) if isinstance(block, Paragraph) else block.items
        for spans in items:
            yield "".join(span.text for span in spans)


def _with_hash(texts: Sequence[_Text], sha256: str | None) -> _Text | None:
    return next((text for text in texts if text.sha256 == sha256), None)


def _versions(workspace: Workspace, coalition: str) -> list[_Text]:
    which = next((one for one in coalitions(workspace) if one.id == coalition), None)
    return [
        _Text(language, version.titles.get(language, ""), text, version.hashes[language])
        for version in (publications(workspace, which) if which else ())
        for language, text in version.texts.items()
    ]


def _texts(values: Mapping[str, object]) -> list[_Text]:
    """Return what a publication's entry says, in each language."""
    titles, texts, hashes = (values.get(name) for name in ("titles", "texts", "hashes"))
    if not isinstance(titles, Mapping) or not isinstance(texts, Mapping) or not isinstance(hashes, Mapping):
        return []
    return [_Text(tag, str(titles.get(tag, "")), str(text), str(hashes.get(tag))) for tag, text in texts.items()]


def _organisation_names(workspace: Workspace, signature: Entry) -> set[str]:
    """Return all names that the organisation has or had."""
    about = workspace.journal.about(signature.header.coalition, signature.header.subject)
    written = (read_contents(one.entry).values for one in about if one.entry.header.kind == "organisation")
    return {
        value
        for values in written
        for name, value in values.items()
        if name.startswith("names.") and isinstance(value, str) and bare(value)
    }


def _instead_of_a_hand(signature: Entry) -> set[str]:
    """Return the words that may stand where a hand's signature would: a name as typed, or how it was signed."""
    read = read_signature(signature)
    said = {one for language in LANGUAGES for one in _without_ink(language, read.method, read.elsewhere)}
    return said | ({read.typed} if read.typed else set()) or {signature.id}


@lru_cache(maxsize=64)
def _without_ink(language: str, method: str, elsewhere: str | None) -> tuple[str, ...]:
    from aca_desktop.documents.words import without_ink

    return (without_ink(Speech(language), method, elsewhere),)


def _signer_names(signature: Entry) -> set[str]:
    """Return the signer's name and what may stand in its place; nothing where the name is not here."""
    signer = read_signature(signature).signer
    if signer is None:
        return set()
    return {signer.name, *(gone for language in LANGUAGES for gone in _gone(language))}


@lru_cache(maxsize=8)
def _gone(language: str) -> tuple[str, ...]:
    from aca_desktop.documents.words import every_gone

    return every_gone(Speech(language))
