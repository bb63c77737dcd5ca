"""What a coalition publishes so that anybody can check its papers: its root, what it revoked, how to check."""

import dataclasses
from collections.abc import Sequence
from html import escape
from pathlib import Path

from aca_desktop.errors import AcaError
from aca_desktop.files import make_folder, write_new
from aca_desktop.i18n import LANGUAGES, Speech, mark
from aca_desktop.sealing.certificates import root_fingerprint, to_pem
from aca_desktop.sealing.revoked_list import read_list, sign_list
from aca_desktop.services.coalition.coalitions import Coalition, name_in_text
from aca_desktop.services.laptops.revoking import revocations
from aca_desktop.services.papers.certification import coordinator_authority
from aca_desktop.services.workspace.workspaces import Workspace

_TITLE = mark("How to check a paper of {coalition}")
_SEAL = mark(
    "Every paper of {coalition} bears an electronic seal over the whole file: whoever changes one byte of"
    " it breaks the seal. The seal that is drawn on the page is a picture, and anybody can copy a "
    "picture."
)
_NEEDED = mark("What you need")
_FILES = mark(
    "ROOT.pem and REVOKED.json, in one folder, from where {coalition} itself publishes them, not from "
    "whoever gave you the paper."
)
_FINGERPRINT = mark("The root certificate’s SHA-256, which also stands on every paper:")
_OURS = mark("With ACA Desktop")
_OURS_HOW = mark("It checks everything, REVOKED.json beside ROOT.pem included:")
_VERDICTS = (
    mark("“valid”: the file is as it was sealed, by a laptop that {coalition} had enrolled."),
    mark("“valid, but”: it is as it was sealed, and there is something to know; it says what."),
    mark("“not valid”: do not rely on it; it says why."),
)
_OTHERS = mark("With other programs")
_READERS = (
    mark(
        "Adobe Acrobat and Reader: they call the signer unknown until you trust ROOT.pem (Preferences, "
        "Signatures, Identities & Trusted Certificates). Afterwards they should say that the signature is "
        "valid and that the document has not been changed since."
    ),
    mark(
        "pdfsig of Poppler, with ROOT.pem in its store: it says “Signature is Valid”, “Certificate is "
        "Trusted” and “Total document signed”. All three must be there."
    ),
    mark(
        "Browsers (Chrome, Edge, Firefox, Safari), Preview on the Mac and most telephones: they show the page"
        " and say nothing of the seal, whether it is whole or broken. From them you learn nothing about it."
    ),
)
_LIMITS = mark("What no other program tells")
_UNTOLD = (
    mark(
        "Whether the laptop was revoked: they do not read REVOKED.json. A paper sealed by a key that is "
        "listed there counts only if the entry that the paper names is listed too, and even then ask "
        "{coalition} for it anew."
    ),
    mark("Whether the signature was withdrawn later: ask {coalition}."),
    mark("The true time: the seal’s time is that of the laptop’s own clock."),
)

_COMMANDS = (
    "certutil -N -d sql:store --empty-password",
    "certutil -A -d sql:store -n root -t CT,C,C -i ROOT.pem",
    "pdfsig -nssdir store PAPER.pdf",
)
_OWN_COMMAND = "aca-desktop verify PAPER.pdf --trust ROOT.pem"

_STYLE = (
    "body{font:1rem/1.6 sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#1d2a26;background:#fff}"
    "section{border-top:1px solid #9aa8a2;margin-top:3rem}code{overflow-wrap:anywhere}"
    "pre{white-space:pre-wrap;background:#f0f4f1;padding:.75rem}"
)


def check_page(names: Sequence[tuple[str, str]], fingerprint: str) -> str:
    """Return the page as HTML; `names` are the coalition's names by language, in the page's order."""
    first, name = names[0]
    title = escape(Speech(first).say(_TITLE, coalition=name))
    links = " · ".join(
        f'<a href="#{tag}" lang="{tag}">{escape(Speech(tag).language_name(tag))}</a>' for tag, _name in names
    )
    sections = "\n".join(_section(Speech(tag), tag, name, fingerprint) for tag, name in names)
    return (
        f'<!DOCTYPE html>\n<html lang="{first}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n<style>{_STYLE}</style>\n'
        f"</head>\n<body>\n<nav>{links}</nav>\n<main>\n{sections}\n</main>\n</body>\n</html>\n"
    )


def _section(speech: Speech, tag: str, coalition: str, fingerprint: str) -> str:
    def say(sentence: str) -> str:
        return escape(speech.say(sentence, coalition=coalition), quote=False)

    def listed(sentences: Sequence[str]) -> str:
        return "<ul>\n" + "\n".join(f"<li>{say(one)}</li>" for one in sentences) + "\n</ul>"

    parts = (
        f"<h1>{say(_TITLE)}</h1>",
        f"<p>{say(_SEAL)}</p>",
        f"<h2>{say(_NEEDED)}</h2>",
        f"<p>{say(_FILES)}</p>",
        f"<p>{say(_FINGERPRINT)}<br><code>{escape(fingerprint)}</code></p>",
        f"<h2>{say(_OURS)}</h2>",
        f"<p>{say(_OURS_HOW)}</p>\n<pre>{_OWN_COMMAND}</pre>",
        listed(_VERDICTS),
        f"<h2>{say(_OTHERS)}</h2>",
        listed(_READERS),
        "<pre>" + "\n".join(_COMMANDS) + "</pre>",
        f"<h2>{say(_LIMITS)}</h2>",
        listed(_UNTOLD),
    )
    return f'<section id="{tag}" lang="{tag}">\n' + "\n".join(parts) + "\n</section>"


def page_languages(languages: Sequence[str]) -> list[str]:
    """Return all languages of the program, a coalition's own ones first."""
    return [*(one for one in languages if one in LANGUAGES), *(one for one in LANGUAGES if one not in languages)]


ROOT = "ROOT.pem"
REVOKED = "REVOKED.json"
HOW = "HOW-TO-CHECK.html"


def write_root(workspace: Workspace, coalition: Coalition, out: Path) -> list[Path]:
    """Write ROOT.pem, how to check, and, on a coordinator's laptop, the signed REVOKED.json into a folder.

    A file that lies there and says the same stays. Raise AcaError `file-exists` (one that says something else: the
    list has changed), `cannot-write`.
    """
    make_folder(out)
    files = {ROOT: to_pem(coalition.root), HOW: _how(coalition)}
    coordinator = coordinator_authority(workspace, coalition)
    if coordinator is not None:
        files[REVOKED] = sign_list(revocations(workspace, coalition), coordinator)
    for name, data in files.items():
        path = out / name
        if not _says_the_same(path, data, coalition):
            write_new(path, data)
    return [out / name for name in files]


def _says_the_same(path: Path, data: bytes, coalition: Coalition) -> bool:
    if not path.is_file():
        return False
    there = path.read_bytes()
    if path.name != REVOKED:
        return there == data
    try:
        one, other = read_list(there, coalition.root), read_list(data, coalition.root)
    except AcaError:
        return False
    return dataclasses.replace(one, at=other.at) == other


def _how(coalition: Coalition) -> bytes:
    names = [(tag, name_in_text(coalition.record, tag)) for tag in page_languages(coalition.record.languages)]
    return check_page(names, root_fingerprint(coalition.root)).encode("utf-8")
