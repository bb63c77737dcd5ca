"""Words, numbers, dates and lists in the reader's language and the coalition's country.

For window, paper and command line alike. Every sentence is written in English in the code and looked up in
the gettext catalogues of resources/locales; a language without a catalogue reads English, with its own dates.
Babel is imported when a number or a date is first written: a window's first picture needs none.
"""

import gettext
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Context, Decimal, localcontext
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from aca_desktop.paths import resources

if TYPE_CHECKING:
    import babel

LANGUAGES = ("en", "es", "ja")
DOMAIN = "aca-desktop"

_WITH_ARTICLE = frozenset(
    ("AE", "BS", "CD", "CF", "DO", "GB", "GM", "KM", "MH", "MV", "NL", "PH", "SB", "SC", "US")
)
"""Countries before whose names English writes an article within a sentence."""

_SPANISH_ARTICLES = {
    **dict.fromkeys(("Área", "Estado", "Municipio", "Distrito", "Condado", "Valle"), "el"),
    **dict.fromkeys(("Zona", "Región", "Ciudad", "Provincia", "Prefectura"), "la"),
}
_ENGLISH_ENDS = (" Area", " Region", " District", " Islands", " Valley")

_USUAL = {"es": "es_MX"}
"""How a language is written in a country that has no way of its own: the same paper says 3,148 throughout."""

_EXACT = Context(prec=150)
"""Babel rounds within decimal's context, whose 28 digits a sum may exceed."""


def mark(message: str) -> str:
    """Mark a sentence kept in a table for the catalogues; `Speech.say` looks it up when it is shown."""
    return message


class Speech:
    """Speaks one language as it is written in one country: Speech("es", "MX")."""

    def __init__(self, language: str, country: str | None = None) -> None:
        self.language = language
        self.country = country
        self._catalogue = _catalogue(language)

    @cached_property
    def _locale(self) -> "babel.Locale":
        return _locale(self.language, self.country)

    def say(self, message: str, /, **values: object) -> str:
        """Return the sentence in this language with its named placeholders filled."""
        sentence = self._catalogue.gettext(message)
        return self._mended(sentence.format(**values), values) if values else sentence

    def say_count(self, one: str, many: str, count: int, /, **values: object) -> str:
        """Return the sentence in the form that `count` needs; `{count}` in it is the number as written here."""
        sentence = self._catalogue.ngettext(one, many, count)
        return self._mended(sentence.format(count=self.number(count), **values), values)

    def _mended(self, sentence: str, values: Mapping[str, object]) -> str:
        """Return a filled sentence as one writes it: in Spanish, "de" and a name's own "el" are one word."""
        for value in values.values() if self.language == "es" else ():
            if isinstance(value, str) and value.startswith("el "):
                rest = value.removeprefix("el ")
                sentence = sentence.replace(f" de {value}", f" del {rest}").replace(f" a {value}", f" al {rest}")
        return _stopped_once(sentence)

    def number(self, value: int | Decimal) -> str:
        """Write a number with this country's separators: 5,268,642 in es-MX."""
        from babel import numbers

        with localcontext(_EXACT):
            return numbers.format_decimal(value, locale=self._locale)

    def exact_number(self, value: Decimal) -> str:
        """Write a number with all of its decimals, which `number` rounds to three."""
        from babel import numbers

        with localcontext(_EXACT):
            return numbers.format_decimal(value, locale=self._locale, decimal_quantization=False)

    def percent(self, value: Decimal) -> str:
        """Write a share as a percentage, each digit of it: Decimal("0.175") is 17.5% in es-MX and 17.5 % in es."""
        from babel import numbers

        with localcontext(_EXACT):
            return numbers.format_percent(value, locale=self._locale, decimal_quantization=False)

    def day(self, value: date) -> str:
        """Write a date in full: 5 de junio de 2026, June 5, 2026, 2026年6月5日."""
        from babel import dates

        return dates.format_date(value, "long", locale=self._locale)

    def short_day(self, value: date) -> str:
        """Write a date for a table: 5 jun 2026, Jun 5, 2026, 2026/06/05."""
        from babel import dates

        return dates.format_date(value, "medium", locale=self._locale)

    def month(self, value: date) -> str:
        """Write a date's month under a chart: Jul, jul, 7月."""
        from babel import dates

        return dates.format_date(value, "LLL", locale=self._locale)

    def month_and_year(self, value: date) -> str:
        """Write a date's month with its year under a chart: Jul 2026, jul 2026, 2026年7月."""
        from babel import dates

        return dates.format_skeleton("yMMM", value, locale=self._locale)

    def moment(self, value: datetime) -> str:
        """Write a date and a time to the second, with the offset it was taken at."""
        offset = value.strftime("%:z").replace("-", "−")
        time = value.strftime("%H:%M:%S")
        return f"{self.day(value.date())}, {time} (UTC{offset})"

    def hour(self, value: datetime) -> str:
        """Write the time of day to the minute: 10:42 a.m., 10:42."""
        from babel import dates

        return dates.format_time(value, "short", locale=self._locale)

    def day_and_hour(self, value: datetime) -> str:
        """Write a date in full and the time of day to the minute: June 5, 2026, 10:42 AM; 2026年6月5日 10:42."""
        return self.say("{day}, {time}", day=self.day(value.date()), time=self.hour(value))

    def short_day_and_hour(self, value: datetime) -> str:
        """Write a date for a table and the time of day to the minute: 5 jun 2026, 10:42 a.m.; 2026/06/05 10:42."""
        return self.say("{day}, {time}", day=self.short_day(value.date()), time=self.hour(value))

    def enumerate(self, items: Sequence[str]) -> str:
        """Join items as a list in a sentence: Zapopan, Tonalá y El Salto; español e inglés."""
        from babel import lists

        said = lists.format_list(items, locale=self._locale)
        if self.language == "es" and len(items) > 1 and _sounds_like_i(items[-1]):
            said = said.removesuffix(f" y {items[-1]}") + f" e {items[-1]}"
        return said

    def country_name(self, code: str) -> str:
        """Return the country's name in this language, or its ISO 3166-1 code where there is none."""
        return str(self._locale.territories.get(code, code))

    def country_within(self, code: str) -> str:
        """Return the country's name as it reads within a sentence: the United States."""
        name = self.country_name(code)
        return f"the {name}" if self.language == "en" and code in _WITH_ARTICLE else name

    def within(self, name: str) -> str:
        """Return a place's name as it reads within a sentence: the Guadalajara Metropolitan Area.

        Its first or last word says that it has an article.
        """
        if self.language == "es":
            return f"{article} {name}" if (article := _SPANISH_ARTICLES.get(name.partition(" ")[0])) else name
        countries = (self.country_name(code) for code in _WITH_ARTICLE)
        has_article = self.language == "en" and (name.endswith(_ENGLISH_ENDS) or name in countries)
        return f"the {name}" if has_article else name

    def currency_name(self, code: str) -> str:
        """Return a currency's name behind a sum: US dollars, dólares estadounidenses, 米ドル."""
        from babel import numbers

        return numbers.get_currency_name(code, count=2, locale=self._locale)

    def language_name(self, code: str) -> str:
        """Return a language's name within a sentence of this language: español."""
        return str(self._locale.languages.get(code, code))

    def language_title(self, code: str) -> str:
        """Return a language's name as it stands alone, over a field or in a list: Español."""
        name = self.language_name(code)
        return name[:1].upper() + name[1:]


def _stopped_once(sentence: str) -> str:
    """Return a sentence that ends with a time (10:42 a.m.) with one full stop."""
    return sentence.replace(".m..", ".m.")


def _sounds_like_i(word: str) -> bool:
    """Say whether a Spanish word begins as "y" sounds: inglés, Hidalgo, but not hielo."""
    plain = word.casefold().replace("í", "i")
    return plain.startswith(("i", "hi")) and not plain.startswith(("ie", "ia", "io", "hie", "hia", "hio"))


@lru_cache(maxsize=256)
def _locale(language: str, country: str | None) -> "babel.Locale":
    import babel

    for name in (f"{language}_{country}", _USUAL.get(language, language), language, "en"):
        try:
            return babel.Locale.parse(name)
        except (babel.UnknownLocaleError, ValueError):
            continue
    raise AssertionError("Babel knows English")


@lru_cache(maxsize=256)
def _catalogue(language: str) -> gettext.NullTranslations:
    """Return a language's catalogue: any other word, such as a document's, must not name a file."""
    if language not in LANGUAGES:
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, resources() / "locales", [language], fallback=True)
