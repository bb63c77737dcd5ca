"""Numbers as a public sentence says them: five, 5 million, 1億7,000万. Every digit is kept; none is rounded."""

from decimal import Decimal

from aca_desktop.i18n import Speech, mark

_SMALL = (
    mark("two"),
    mark("three"),
    mark("four"),
    mark("five"),
    mark("six"),
    mark("seven"),
    mark("eight"),
    mark("nine"),
    mark("ten"),
)
_MILLION, _BILLION, _TRILLION = Decimal(10**6), Decimal(10**9), Decimal(10**12)
_MYRIADS = ((Decimal(10**12), "兆"), (Decimal(10**8), "億"), (Decimal(10**4), "万"))
_MOST_DECIMALS = 3


def in_words(speech: Speech, value: Decimal) -> str:
    """Return a number from 2 to 10 as a word; in Japanese, which writes figures before a counter, as a figure."""
    return speech.number(value) if speech.language == "ja" else speech.say(_SMALL[int(value) - 2])


def in_figures(speech: Speech, value: Decimal) -> str:
    """Return a number in figures, with words for millions and more where that writes every digit of it."""
    if value != value.to_integral_value() or value < 10**4:
        return speech.exact_number(value)
    if speech.language == "ja":
        return _japanese(speech, value)
    units = _units(speech)
    for larger, unit in zip((None, *units), units, strict=False):
        scaled = value / unit
        is_fit = scaled >= 1 and (larger is None or value < larger)
        if is_fit and scaled == round(scaled, _MOST_DECIMALS):
            return _scaled(speech, unit, scaled)
    return speech.exact_number(value)


def rounded(value: Decimal) -> Decimal:
    """Return a number as one says it that nobody asks each digit of: down to a tenth of a million, billion, …"""
    unit = next((one for one in (_TRILLION, _BILLION, _MILLION) if value >= one), None)
    return value if unit is None else Decimal(int(value) * 10 // int(unit) * int(unit) // 10)


def is_followed_by_of(speech: Speech, written: str) -> bool:
    """Return whether a noun follows with `de`, as in Spanish after millions: 5 millones de personas."""
    return speech.language == "es" and written.endswith(("millón", "millones", "billón", "billones"))


def _units(speech: Speech) -> tuple[Decimal, ...]:
    """Return the units of large numbers, greatest first; Spanish counts thousands of millions."""
    return (_TRILLION, _MILLION) if speech.language == "es" else (_TRILLION, _BILLION, _MILLION)


def _scaled(speech: Speech, unit: Decimal, scaled: Decimal) -> str:
    number, count = speech.exact_number(scaled), 1 if scaled == 1 else 2
    if unit == _TRILLION:
        return speech.say_count("{number} trillion", "{number} trillion", count, number=number)
    if unit == _BILLION:
        return speech.say_count("{number} billion", "{number} billion", count, number=number)
    return speech.say_count("{number} million", "{number} million", count, number=number)


def _japanese(speech: Speech, value: Decimal) -> str:
    rest, written = value, ""
    for unit, word in _MYRIADS:
        count, rest = divmod(rest, unit)
        written += f"{speech.number(count)}{word}" if count else ""
    return written + (speech.number(rest) if rest else "")
