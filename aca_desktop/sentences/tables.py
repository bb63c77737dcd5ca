"""How a table was read, where that had to be found out."""

from aca_desktop.i18n import Speech
from aca_desktop.services.tables.reading import Table


def how_read(speech: Speech, table: Table) -> str:
    """Return from which sheet or in which encoding a table was read, if that may be wrong, else ""."""
    sheet, encoding = table.shape.sheet, table.shape.encoding
    if sheet is not None and len(table.sheets) > 1:
        return speech.say("Read from the sheet “{sheet}”", sheet=sheet)
    if encoding is not None and encoding != "utf-8":
        return speech.say("Read in the encoding {encoding}", encoding=encoding)
    return ""
