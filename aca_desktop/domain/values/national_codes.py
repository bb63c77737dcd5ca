"""National codes of places: which are another way to write an ISO 3166-2 code, and what a code itself lies in.

Only what the schemes say of themselves: a municipality's number begins with that of its state. Names and figures
are data, and not here.
"""

from collections.abc import Mapping

_INEGI = (
    "AGU BCN BCS CAM COA COL CHP CHH CMX DUR GUA GRO HID JAL MEX MIC"
    " MOR NAY NLE OAX PUE QUE ROO SLP SIN SON TAB TAM TLA VER YUC ZAC"
)
"""The states of Mexico as INEGI numbers them, from 01 on."""

_FIPS = (
    "01AL 02AK 04AZ 05AR 06CA 08CO 09CT 10DE 11DC 12FL 13GA 15HI 16ID 17IL 18IN 19IA 20KS 21KY 22LA 23ME 24MD 25MA"
    " 26MI 27MN 28MS 29MO 30MT 31NE 32NV 33NH 34NJ 35NM 36NY 37NC 38ND 39OH 40OK 41OR 42PA 44RI 45SC 46SD 47TN"
    " 48TX 49UT 50VT 51VA 53WA 54WV 55WI 56WY 60AS 66GU 69MP 72PR 74UM 78VI"
)
"""The states of the United States as FIPS 5-2 numbers them."""

_USUAL: Mapping[str, str] = {
    **{f"inegi:{number:02}": f"iso3166-2:MX-{state}" for number, state in enumerate(_INEGI.split(), 1)},
    **{f"fips:{state[:2]}": f"iso3166-2:US-{state[2:]}" for state in _FIPS.split()},
    **{f"jis:{number:02}": f"iso3166-2:JP-{number:02}" for number in range(1, 48)},
}

_OUTER_DIGITS: Mapping[tuple[str, int], int] = {
    ("inegi", 5): 2,
    ("inegi", 9): 5,
    ("fips", 5): 2,
    ("fips", 7): 2,
    ("jis", 5): 2,
}
"""How many digits of a code name what it lies in, by scheme and the code's own length."""


def usual(code: str) -> str:
    """Return the place (`scheme:code`) by its ISO 3166-2 code, if its scheme has one for it, else as it is."""
    return _USUAL.get(code, code)


def outer(code: str) -> str | None:
    """Return what a place lies in by what its own code says, None if it says nothing.

    INEGI's municipality is in its state, FIPS' county and place in theirs, JIS X 0402's municipality in its
    prefecture (JIS X 0401), a subdivision of ISO 3166-2 in its country.
    """
    scheme, _, number = code.partition(":")
    if scheme == "iso3166-2":
        return f"iso3166-1:{number[:2]}"
    digits = _OUTER_DIGITS.get((scheme, len(number)))
    return None if digits is None else usual(f"{scheme}:{number[:digits]}")
