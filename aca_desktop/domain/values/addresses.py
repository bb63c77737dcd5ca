"""E-mail and web addresses as people type them. Nothing here asks a network whether they exist."""

import re
from urllib.parse import urlsplit

from aca_desktop.domain.values.problems import Problem
from aca_desktop.domain.values.typed_text import folded

MAX_EMAIL = 254
MAX_WEBSITE = 500
MAX_HOST = 253

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_LOCAL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}")
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")
_TOP = re.compile(r"[a-z][a-z0-9-]*[a-z0-9]")
_WIDE_LABEL = re.compile(r"\w(?:[\w-]{0,61}\w)?")
_WEBSITE = re.compile(r"https?://\S+")


def email(field: str, text: str) -> str | Problem:
    """Return the address with its domain in small letters.

    The rule is that of HTML's e-mail fields (WHATWG, "valid e-mail address"), which is what mailers deliver to in
    practice: RFC 5322 would also take comments and quoted blanks, and refuse the dots in a row that old Japanese
    mobile addresses have. On top of it the domain must have a dot and end in a name, not a number, and the lengths
    are those of RFC 5321 (64 and 254), since nobody can be written to at `maria@ejemplo`.
    """
    address = folded(text)
    local, at, domain = address.rpartition("@")
    domain = domain.lower()
    if not at or len(address) > MAX_EMAIL or not _LOCAL.fullmatch(local) or not _HOST.fullmatch(domain):
        return Problem(field, "malformed-email")
    if not _has_an_ending(domain):
        return Problem(field, "email-without-ending", {"domain": domain})
    return f"{local}@{domain}"


def website(field: str, text: str) -> str | Problem:
    """Return a web address with `https://` before it where none was typed, scheme and host in small letters.

    Only http and https, a host with a dot (letters of any script), and nothing that names a user.
    """
    typed = folded(text)
    if (
        not typed
        or len(typed) > MAX_WEBSITE
        or re.search(r"[\s\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\\]", typed)
    ):
        return Problem(field, "malformed-website")
    if "://" not in typed:
        typed = "https://" + typed
    try:
        parts = urlsplit(typed)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return Problem(field, "malformed-website")
    if parts.scheme not in ("http", "https"):
        return Problem(field, "website-not-http", {"scheme": parts.scheme[:20]})
    if "@" in parts.netloc or not _is_host(host):
        return Problem(field, "malformed-website")
    return parts._replace(netloc=host if port is None else f"{host}:{port}").geturl()


def website_in(words: str) -> str | None:
    """Return the first web address in a sentence, None if it has none."""
    found = _WEBSITE.search(words)
    return found[0].rstrip(".,;)") if found else None


def _is_host(host: str) -> bool:
    labels = host.split(".")
    wide = len(host) <= MAX_HOST and all(_WIDE_LABEL.fullmatch(label) for label in labels)
    return wide and (_has_an_ending(host) if host.isascii() else len(labels) > 1)


def _has_an_ending(host: str) -> bool:
    _, dot, top = host.rpartition(".")
    return bool(dot) and _TOP.fullmatch(top) is not None
