"""Brings the translation catalogues up to date with the sentences in the code, or says what they lack.

Run it by .venv's Python after adding or changing a sentence: it keeps every translation, adds what is new,
drops what the code no longer says, and compiles. It knows Babel and the files; it translates and guesses nothing.
"""

import argparse
import ast
import io
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po

if sys.platform != "win32":
    import fcntl

CHECKOUT = Path(__file__).resolve().parent.parent
LANGUAGES = ("es", "ja")
DOMAIN = "aca-desktop"
KEYWORDS: dict[str, tuple[int, ...]] = {"say": (1,), "say_count": (1, 2), "mark": (1,)}

type Sentence = str | tuple[str, ...]


class StableCatalogue(Catalog):
    """A catalogue whose header tells the language alone: no dates, no names, no versions of tools."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """Return the header's lines, the same on every machine and every day."""
        return [
            ("Language", str(self.locale)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=UTF-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", str(self.plural_forms)),
        ]


class Folder:
    """The sentences of a package, and the folder that holds their catalogues."""

    def __init__(self, package: Path, locales: Path) -> None:
        self.package = package
        self.locales = locales

    def path(self, language: str, ending: str) -> Path:
        """Return where a language's catalogue lies: ending "po" is written by hand, "mo" is compiled."""
        return self.locales / language / "LC_MESSAGES" / f"{DOMAIN}.{ending}"

    def sentences(self) -> list[Sentence]:
        """Return every sentence of the package once, sorted; a counted one as the pair of its forms."""
        found: dict[str, Sentence] = {}
        for _, _, message, _, _ in extract_from_dir(self.package, [("**.py", "python")], {}, KEYWORDS):
            sentence: Sentence = message if isinstance(message, str) else tuple(message)
            first = sentence if isinstance(sentence, str) else sentence[0]
            if first and (first not in found or isinstance(found[first], str)):
                found[first] = sentence
        return [found[first] for first in sorted(found)]

    def read(self, language: str) -> Catalog:
        """Read a catalogue as it lies on disk; an absent one is empty."""
        path = self.path(language, "po")
        text = path.read_bytes() if path.exists() else b""
        return read_po(io.BytesIO(text), locale=language, domain=DOMAIN, abort_invalid=True)

    def merged(self, language: str, sentences: Iterable[Sentence]) -> tuple[StableCatalogue, list[str]]:
        """Return the catalogue of exactly these sentences with the translations on disk, and what was dropped."""
        old = self.read(language)
        new = StableCatalogue(locale=language, domain=DOMAIN, header_comment="", fuzzy=False)
        for sentence in sentences:
            kept = old.get(sentence if isinstance(sentence, str) else sentence[0])
            if kept is None:
                new.add(sentence)
            else:
                new.add(
                    sentence,
                    _fitted(_forms(kept), sentence, new.num_plurals),
                    flags=kept.flags & {"fuzzy"},
                    user_comments=kept.user_comments,
                )
        for message in new:
            message.flags.discard("python-format")
            message.flags.discard("python-brace-format")
        return new, sorted(_first(message) for message in old if message.id and _first(message) not in new)


def _first(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or [""])


def _fitted(forms: list[str], sentence: Sentence, plurals: int) -> str | tuple[str, ...]:
    if isinstance(sentence, str):
        return forms[0]
    return tuple((forms + [""] * plurals)[:plurals])


def written(catalogue: Catalog) -> bytes:
    """Return the text of the .po file: sorted, unwrapped, without line numbers."""
    out = io.BytesIO()
    write_po(out, catalogue, width=0, no_location=True, sort_output=True, ignore_obsolete=True)
    return out.getvalue().lstrip(b"#\n").rstrip(b"\n") + b"\n"


def compiled(catalogue: Catalog) -> bytes:
    """Return the bytes of the .mo file, finished sentences only."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def placeholders(text: str) -> set[str] | None:
    """Return the named places in a sentence, or None if its braces do not match."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return None


def unfinished(catalogue: Catalog) -> Iterator[str]:
    """Say of each sentence that is not ready what it lacks."""
    for message in catalogue:
        if not message.id:
            continue
        shown = f"{catalogue.locale}: “{_first(message)}”"
        forms = _forms(message)
        if not all(form.strip() for form in forms):
            yield f"{shown} is not translated"
        elif message.fuzzy:
            yield f"{shown} is marked fuzzy"
        elif not _same_places(message, forms):
            yield f"{shown} has other placeholders than the English sentence"


def _same_places(message: Message, forms: Sequence[str]) -> bool:
    english = [message.id] if isinstance(message.id, str) else list(message.id)
    wanted = [placeholders(text) for text in english]
    found = [placeholders(text) for text in forms]
    if None in wanted or None in found:
        return False
    if len(found) > 1 and found[0] in (wanted[0], _without_count(wanted[0]), _without_count(wanted[-1])):
        found = found[1:]
    return all(places == wanted[-1] for places in found)


def _without_count(places: set[str] | None) -> set[str]:
    return (places or set()) - {"count"}


def _renamed(target: ast.expr, value: ast.expr) -> str | None:
    """Return what an assignment calls by another name, of those that say a sentence."""
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        pairs = zip(target.elts, value.elts, strict=False)
        return next((found for one, of in pairs if (found := _renamed(one, of))), None)
    called = value.attr if isinstance(value, ast.Attribute) else ""
    return called if called in KEYWORDS and getattr(target, "id", called) != called else None


def never_found(package: Path) -> Iterator[str]:
    """Name what keeps a sentence from its translation: put together in the code, or said by another name."""
    for path in sorted(package.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
            if isinstance(node, ast.Assign) and (called := _renamed(node.targets[0], node.value)):
                place = f"{path.relative_to(package.parent)}:{node.lineno}"
                yield f"{place}: {called} has another name here, by which no sentence is found"
            if not isinstance(node, ast.Call):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            for argument in node.args[: len(KEYWORDS.get(called, ()))]:
                if not isinstance(argument, ast.Constant) and _holds_text(argument):
                    place = f"{path.relative_to(package.parent)}:{node.lineno}"
                    yield f"{place}: a sentence is put together; write it whole"


def _holds_text(node: ast.expr) -> bool:
    if isinstance(node, ast.Call | ast.Subscript):
        return False
    return any(isinstance(part, ast.Constant) and isinstance(part.value, str) for part in ast.walk(node))


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until no other run works on the folder, and keep it for the block."""
    if sys.platform == "win32":
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def replace(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; leave it alone if it is so already."""
    if path.exists() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    with os.fdopen(handle, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    Path(name).chmod(0o644)
    Path(name).replace(path)


def update(folder: Folder) -> list[str]:
    """Bring all catalogues up to date, compile them, and return what is unfinished."""
    folder.locales.mkdir(parents=True, exist_ok=True)
    lacking: list[str] = []
    with alone(folder.locales):
        sentences = folder.sentences()
        for language in LANGUAGES:
            catalogue, dropped = folder.merged(language, sentences)
            for first in dropped:
                print(f"{language}: dropped “{first}”, which the code no longer says")
            replace(folder.path(language, "po"), written(catalogue))
            replace(folder.path(language, "mo"), compiled(catalogue))
            lacking += unfinished(catalogue)
    return lacking + list(never_found(folder.package))


def check(folder: Folder) -> list[str]:
    """Return what is not finished, not current or not compiled; change nothing."""
    lacking: list[str] = []
    sentences = folder.sentences()
    for language in LANGUAGES:
        catalogue, _ = folder.merged(language, sentences)
        lacking += unfinished(catalogue)
        for ending, content in (("po", written(catalogue)), ("mo", compiled(catalogue))):
            path = folder.path(language, ending)
            if not path.exists() or path.read_bytes() != content:
                lacking.append(f"{language}: {path.name} is not current; run packaging/catalogues.py")
    return lacking + list(never_found(folder.package))


def main() -> int:
    """Update, or with --check only look; 1 if anything is lacking when checking."""
    parser = argparse.ArgumentParser(description="Extract, update and compile the translation catalogues.")
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if anything is lacking")
    wanted = parser.parse_args()
    folder = Folder(CHECKOUT / "aca_desktop", CHECKOUT / "resources" / "locales")
    try:
        lacking = check(folder) if wanted.check else update(folder)
    except (PoFileError, SyntaxError) as trouble:
        print(f"A file could not be read, so nothing was changed: {trouble}", file=sys.stderr)
        return 1
    for line in lacking:
        print(line)
    print(f"{len(lacking)} lacking" if lacking else "The catalogues are complete.")
    return 1 if lacking and wanted.check else 0


if __name__ == "__main__":
    sys.exit(main())
