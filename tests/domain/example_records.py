"""A record and the terms under which it may be signed, for tests of reading and of rules."""

import math
from copy import deepcopy
from typing import Any

from aca_desktop.domain.coalition import consent_presets
from aca_desktop.domain.coalition.declaration_record import DeclarationTerms
from aca_desktop.domain.coalition.record import CoalitionTerms
from aca_desktop.domain.coalition.sectors import known_codes
from aca_desktop.domain.coalition.table_settings import TableSettings
from aca_desktop.domain.signing.signature_reading import read_record
from aca_desktop.domain.signing.signature_record import SignatureRecord

PNG = "iVBORw0KGgoAAAAN"  # the first bytes of any PNG
PDF = "JVBERi0xLjcK"  # %PDF-1.7
TEXT = "PGh0bWw+"  # <html>

COALITION = CoalitionTerms("aca-gdl", known_codes(()), consent_presets.PRESETS, TableSettings())
DECLARATION = DeclarationTerms("aca-gdl", frozenset({"es", "en"}))


def wave(points: int = 120) -> list[list[int]]:
    """Return a stroke of some size that is neither a dot nor a line."""
    return [
        [round(6000 + 4000 * math.sin(n / 19)), round(2000 + 1200 * math.sin(n / 5)), n * 8, 500]
        for n in range(points)
    ]


def record_json(**changes: Any) -> dict[str, Any]:
    """Return the record of DESIGN's example with ink, and fields changed."""
    record: dict[str, Any] = {
        "coalition": "aca-gdl",
        "declaration": "1",
        "language": "es",
        "organisation": {"name": "Universidad de Guadalajara", "sector": "higher-education", "country": "MX"},
        "signer": {"name": "María Zúñiga", "title": "Rectora", "email": "maria@ejemplo.mx"},
        "authority": {"basis": "office-holder"},
        "consents": {"publish-organisation": True, "publish-signer": True, "contact": False},
        "event": None,
        "witness": None,
        "method": "pen",
        "ink": {"size_mm": [120, 40], "strokes": [wave()]},
    }
    return deepcopy(record | changes)


def record(**changes: Any) -> SignatureRecord:
    """Return the example as a record."""
    read = read_record(record_json(**changes))
    assert isinstance(read, SignatureRecord), read
    return read
