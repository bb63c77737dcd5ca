"""Money as one says it: 6.4 trillion US dollars, 6.4 billones de dólares estadounidenses, 6兆4,000億米ドル."""

from decimal import Decimal

from aca_desktop.i18n import Speech
from aca_desktop.services.figures.number_words import in_figures, is_followed_by_of


def money(speech: Speech, value: Decimal, currency: str) -> str:
    """Return a sum with its currency's name (ISO 4217 code given); every digit is kept."""
    number = in_figures(speech, value)
    name = speech.currency_name(currency)
    if speech.language == "ja":
        return number + name
    return f"{number} de {name}" if is_followed_by_of(speech, number) else f"{number} {name}"
