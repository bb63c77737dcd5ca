"""Identifiers of organisations and places, as (scheme, value): each scheme's own check and its one normal form.

The normal form is what makes two laptops mean the same thing, so it has no blanks, no hyphens that carry nothing,
and no second way to write one code. Schemes that are not known here are kept as they are, unchecked.
"""

import re
from collections.abc import Callable, Mapping

from aca_desktop.domain.values.countries import COUNTRIES
from aca_desktop.domain.values.problems import Problem
from aca_desktop.domain.values.typed_text import folded, line

MAX_IDENTIFIER = 64

_SCHEME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,22}[a-z0-9])?")
_SUBDIVISION = re.compile(r"([A-Z]{2})-[A-Z0-9]{1,3}")
_SET = re.compile(r"[A-Z0-9](?:[A-Z0-9-]{0,22}[A-Z0-9])?")
_DASHES = re.compile("[\u2010-\u2015\u2212\u30fc]")
_NOBODY = frozenset({"XAXX010101000", "XEXX010101000"})
_STATES = frozenset(
    f"{number:02}" for number in (*range(1, 57), 60, 66, 69, 72, 74, 78) if number not in (3, 7, 14, 43, 52)
)


class _Wrong(ValueError):
    """The value is none of its scheme; the code says how."""

    def __init__(self, code: str = "malformed-identifier") -> None:
        super().__init__(code)
        self.code = code


def identifier(field: str, scheme: str, text: str) -> str | Problem:
    """Return the identifier in its scheme's normal form, or what is wrong with it.

    Codes: `unknown-scheme` (the scheme is no word at all), `malformed-identifier`, `wrong-check-digit`,
    `identifier-of-a-person`, and those of a one-line text.
    """
    if not _SCHEME.fullmatch(scheme):
        return Problem(field, "unknown-scheme", {"scheme": scheme[:40]})
    check = _SCHEMES.get(scheme)
    if check is None:
        return line(field, text, MAX_IDENTIFIER)
    try:
        return check(_plain(text))
    except _Wrong as wrong:
        return Problem(field, wrong.code, {"scheme": scheme})


def place_code(field: str, text: str) -> str | Problem:
    """Return a place as `scheme:code` in its normal form: `iso3166-2:MX-JAL`, `inegi:14039`, `set:AMG`."""
    scheme, colon, code = folded(text).partition(":")
    scheme = scheme.strip().lower()
    if not colon:
        return Problem(field, "malformed-place", {"place": text[:40]})
    normal = identifier(field, scheme, code)
    return normal if isinstance(normal, Problem) else f"{scheme}:{normal}"


def _plain(text: str) -> str:
    """Return what was typed in capitals, with plain hyphens; only an RFC may have a letter beyond ASCII, its Ñ."""
    typed = _DASHES.sub("-", folded(text).upper())
    if len(typed) > MAX_IDENTIFIER or not typed.replace("Ñ", "N").isascii():
        raise _Wrong
    return typed


def _by_library(validate: Callable[[str], str], text: str) -> str:
    """Return the number in python-stdnum's compact form, if its check finds it valid.

    The library is imported where it is asked, since it brings ssl and pydoc along: 15 ms at every other start.
    """
    from stdnum.exceptions import InvalidChecksum, ValidationError

    try:
        return str(validate(text))
    except InvalidChecksum:
        raise _Wrong("wrong-check-digit") from None
    except ValidationError:
        raise _Wrong from None


def _lei(text: str) -> str:
    """ISO 17442: eighteen letters and digits, then two check digits (ISO 7064, mod 97-10)."""
    from stdnum import lei

    number = re.sub("[ -]", "", text)
    if not re.fullmatch(r"[A-Z0-9]{18}[0-9]{2}", number):
        raise _Wrong
    return _by_library(lei.validate, number)


def _jcn(text: str) -> str:
    """法人番号: a check digit, then twelve digits (order of the Ministry of Finance on corporate numbers)."""
    from stdnum.jp import cn

    return _by_library(cn.validate, text)


def _rfc(text: str) -> str:
    """Mexico's tax number of a company: three letters, the day it was formed, three characters.

    A person's number has four letters and is refused: identifiers are open and can never be erased.
    """
    from stdnum.mx import rfc

    number = _by_library(rfc.validate, text)
    if number in _NOBODY:
        raise _Wrong
    if len(number) != 12:
        raise _Wrong("identifier-of-a-person")
    return number


def _isin(text: str) -> str:
    """ISO 6166: country, nine characters, a check digit by Luhn over the letters' numbers."""
    from stdnum import isin

    return _by_library(isin.validate, text)


def _ein(text: str) -> str:
    """The employer identification number of the United States: nine digits, a known prefix."""
    from stdnum.us import ein

    return _by_library(ein.validate, text)


def _country(text: str) -> str:
    """ISO 3166-1: two letters, of a country that there is."""
    if text not in COUNTRIES:
        raise _Wrong
    return text


def _subdivision(text: str) -> str:
    """ISO 3166-2: the country's code, a hyphen, one to three letters or digits."""
    found = _SUBDIVISION.fullmatch(text)
    if not found or found[1] not in COUNTRIES:
        raise _Wrong
    return text


def _inegi(text: str) -> str:
    """INEGI's catalogue of Mexico: a state (01-32), with a municipality (three digits) and a locality (four)."""
    number = re.sub(r"[ -]", "", text)
    if not re.fullmatch(r"(?:0[1-9]|[12][0-9]|3[0-2])(?:[0-9]{3}(?:[0-9]{4})?)?", number) or number[2:5] == "000":
        raise _Wrong
    return number


def _jis(text: str) -> str:
    """JIS X 0401 and 0402: a prefecture (01-47), with a municipality (three digits).

    With the sixth digit of the local governments' code (全国地方公共団体コード) it is checked: weights 6 to 2,
    11 less the remainder by 11, its last digit. Then it goes, as does `000` for the prefecture itself, so that
    one place has one code.
    """
    if not re.fullmatch(r"(?:0[1-9]|[1-3][0-9]|4[0-7])(?:[0-9]{3}[0-9]?)?", text):
        raise _Wrong
    if len(text) == 6:
        weighted = sum(int(digit) * weight for digit, weight in zip(text[:5], range(6, 1, -1), strict=True))
        if int(text[5]) != (11 - weighted % 11) % 10:
            raise _Wrong("wrong-check-digit")
    return text[:2] if text[2:5] in ("", "000") else text[:5]


def _fips(text: str) -> str:
    """FIPS of the United States: a state, with a county (three digits) or a place (five)."""
    if not re.fullmatch(r"[0-9]{2}(?:[0-9]{3}|[0-9]{5})?", text) or text[:2] not in _STATES:
        raise _Wrong
    return text


def _set(text: str) -> str:
    """A set of places that the coalition names itself."""
    if not _SET.fullmatch(text):
        raise _Wrong
    return text


_SCHEMES: Mapping[str, Callable[[str], str]] = {
    "lei": _lei,
    "jcn": _jcn,
    "rfc": _rfc,
    "isin": _isin,
    "ein": _ein,
    "iso3166-1": _country,
    "iso3166-2": _subdivision,
    "inegi": _inegi,
    "jis": _jis,
    "fips": _fips,
    "set": _set,
}

CHECKED_SCHEMES: tuple[str, ...] = tuple(_SCHEMES)
"""The schemes whose values are checked; any other is kept unchecked."""
