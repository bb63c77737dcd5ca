"""A sentence for every code of a Problem: what is wrong with a field and what would be right.

The field's name is written before it, so no sentence repeats it.
"""

from collections.abc import Mapping

from aca_desktop.i18n import mark

FIGURES: Mapping[str, str] = {
    "money-without-currency": mark("Money needs its currency. Write: 1500 MXN source."),
    "negative-figure": mark("It is below nothing."),
    "people-in-fractions": mark("People are counted whole."),
    "people-in-money": mark("People are not counted in money."),
    "place-circle": mark(
        "The place lies in itself, through what it lies in. It counts nowhere until that is put right."
    ),
    "figure-without-year": mark("Say of which year it is: figures.population.2020, figures.gdp.2022."),
    "place-in-several": mark("A place lies in one other. Name the nearest; what is made of several is a set."),
    "place-in-conflict": mark("Laptops say different things of it: {fields}. Settle it by saying it once more."),
    "place-larger-than-outer": mark("It has more ({measure}, {year}) than {outer}, in which it lies."),
    "place-twice": mark("This place is described already, as {other}. Describe it once."),
    "place-against-code": mark(
        "According to its code, this place is in {outer}, not in {other}. Correct one of them."
    ),
    "place-within-set": mark("A place lies in a place, not in a set. List it among the set’s members."),
    "set-circle": mark("The set holds itself. It counts nowhere until that is put right."),
    "set-without-members": mark("Nobody has said which places this set has. It counts nowhere until then."),
    "ambiguous-organisation": mark("Several organisations are meant: {ids}. Name one by its id."),
    "progress-past-source": mark("The measurement is of a year after it was seen ({seen})."),
    "seen-before-it-was": mark("It was seen on {seen}, before it was so."),
    "target-before-base": mark("The target’s year must come after the base year, {base}."),
    "target-out-of-order": mark("An intermediate target lies between the base year and the target’s year."),
    "validated-by-nobody": mark("Say which body has judged it so (SBTi …); only self-declared needs none."),
    "before-the-coalition": mark("The coalition began only on {founded}."),
    "less-with-support": mark("With support it must be at least as much as without, {percent}%."),
    "rate-without-source": mark("Say whose rate it is. Write: 0.0543 source."),
    "cited-and-counted": mark(
        "A sentence with figures is counted, not cited. Remove its figures, or source, link and day."
    ),
    "figures-touch": mark("Write something between two figures."),
    "language-without-figures": mark("Figures can be written in these languages: {allowed}."),
    "malformed-sentence": mark(
        "Braces hold the letter of a figure; brackets hold a name or a date, as in [2030]."
    ),
    "number-outside-figure": mark(
        "“{number}” is a number outside the figures, so nobody checks it. Make it a figure, or put brackets "
        "around it if it is part of a name or a date."
    ),
    "part-larger-than-whole": mark("The whole is smaller than its part. Correct one of the two numbers."),
    "slot-not-in-words": mark(
        "The figure {slot} is missing from these words. Write it in braces where it belongs."
    ),
    "slot-twice": mark("The figure {slot} stands here twice. Remove one."),
    "unknown-slot": mark("There is no figure {slot}. Add it, or remove it from the words."),
    "says-checked": mark("Only the program says what is checked. Remove “{words}”."),
    "share-of-what": mark("A share can be one of: {allowed}."),
    "unknown-place": mark("Nobody has described the place {place}. Import it first."),
}


_FILES: Mapping[str, str] = {
    "json-duplicate-key": mark("The key “{key}” is there twice in one object. Keep one."),
    "json-lone-surrogate": mark("It has half a character ({escape}). Write the text out in UTF-8."),
    "json-malformed": mark("This is no JSON from line {line}, column {column} on."),
    "json-not-a-number": mark("JSON knows no {word}. Write a number."),
    "json-not-utf-8": mark("It is not written in UTF-8 from byte {byte} on."),
    "json-number-too-long": mark("A number has more than {limit} figures."),
    "json-too-deep": mark("It is nested more than {limit} levels deep."),
    "json-too-large": mark("It is larger than {limit} bytes."),
    "csv-cell-without-column": mark("The row has more cells than the header has columns."),
    "csv-column-without-heading": mark("A column has no heading. Head it with a field, or take it out."),
    "csv-empty": mark("There is nothing in the table."),
    "csv-malformed": mark("The quotation marks do not match in the row that begins in line {line}."),
    "csv-not-utf-8": mark("The text is damaged in line {line}. Save the table again as CSV in UTF-8."),
    "csv-nul": mark("Line {line} contains a zero byte, so the file isn’t a table. Save the table as CSV or XLSX."),
    "csv-other-encoding": mark("The file isn’t written in the encoding {encoding}. Choose another encoding."),
    "csv-row-too-long": mark("The row that begins in line {line} has more than {limit} characters."),
    "csv-too-large": mark("It is larger than {limit} bytes."),
    "csv-too-many-columns": mark("There are more than {limit} columns."),
    "csv-too-many-rows": mark("There are more than {limit} rows. Import it in several parts."),
    "workbook-damaged": mark("The workbook is damaged or has an unknown format. Save it again as XLSX or CSV."),
    "workbook-encrypted": mark("The workbook is protected by a password. Save it without a password."),
    "workbook-too-large": mark("The workbook is too large when unpacked. Save the sheet as CSV."),
    "workbook-unknown-sheet": mark("The workbook has no sheet “{sheet}”. Choose one of these: {sheets}."),
    "workbook-unreadable": mark("The workbook needs too much memory or is damaged. Save the sheet as CSV."),
    "attachment-too-large": mark("The attached file is larger than {limit} bytes."),
    "file-name-with-folder": mark("A file’s own name is wanted, without folders."),
    "malformed-base64": mark("This is no base64."),
    "other-file-than-said": mark("The attached file is no {media_type}."),
    "too-many-problems": mark("There are more than {limit} problems; no more were looked for."),
}

_LOGO: Mapping[str, str] = {
    "logo-damaged": mark("The picture is damaged and cannot be read. Save it again and choose the new file."),
    "logo-empty": mark("Nothing can be seen in the picture: all of it is transparent."),
    "logo-needs": mark("The drawing uses “{part}”, which cannot be taken over safely. Save it as PNG."),
    "logo-not-a-picture": mark("This is no PNG, JPEG or SVG picture."),
    "logo-too-elaborate": mark("The drawing has more than {limit} shapes. Save it as PNG."),
    "logo-too-many-pixels": mark("The picture has more than {limit} pixels. Save it smaller."),
    "logo-too-narrow": mark("The picture is more than {limit} times as long as wide. Choose a more compact one."),
    "logo-too-small": mark("The picture is too small to print: its longer side needs {least} pixels."),
    "logo-without-size": mark("The drawing does not say how large it is. Save it with a width and a height."),
}

_VALUES: Mapping[str, str] = {
    "missing": mark("It is missing."),
    "not-one-of": mark("It must be one of: {allowed}."),
    "out-of-range": mark("It must be between {low} and {high}."),
    "said-twice": mark("It is said twice. Say it once."),
    "too-many": mark("There are more than {limit}."),
    "unknown-field": mark("There is no such field."),
    "not-a-value-of-it": mark("This field cannot have such a value."),
    "wrong-type": mark("It must be {expected}."),
    "bidi-control": mark("It holds a character that turns the reading direction ({character}). Take it out."),
    "control-character": mark("It holds a control character ({character}). Take it out."),
    "empty": mark("It is empty."),
    "line-break": mark("It must be one line."),
    "lone-surrogate": mark("It holds half a character. Type it again."),
    "not-normal": mark("It is not in its normal form. Type it again."),
    "placeholder": mark("“{text}” in line {line} seems to be left to fill in."),
    "reading-not-kana": mark("A reading is written in kana."),
    "too-long": mark("It has {length} characters, and may have {limit}."),
    "email-without-ending": mark("The address ends in “{domain}”, to which nobody can write."),
    "identifier-of-a-person": mark("This {scheme} belongs to a person, not to an organisation."),
    "code-in-use": mark("A coalition of this code is here already. Choose another code."),
    "malformed-code": mark("A code is made of small letters, digits and hyphens: higher-education."),
    "malformed-contact": mark("This is no contact. Write: Name, title <e-mail> telephone."),
    "malformed-currency": mark("This is no currency. Write three letters: MXN."),
    "malformed-day": mark("This is no day. Write it as 2026-06-05."),
    "malformed-email": mark("This is no e-mail address. Write it as name@example.org."),
    "malformed-id": mark("This is no organisation’s id."),
    "malformed-identifier": mark("This is no {scheme}."),
    "malformed-language": mark("“{language}” is no language. Write its code: es."),
    "malformed-pin": mark("A PIN has {low} to {high} digits, and nothing else."),
    "malformed-moment": mark("This is no time. Write it with its offset: 2026-06-05T10:00-06:00."),
    "malformed-number": mark("This is no number. Write figures, without separators: 1385629."),
    "malformed-phone": mark("This is no telephone number. Write it as +52 33 1234 5678."),
    "malformed-rate": mark("A rate is of one currency in another on a day: MXN, USD, 2024-12-31."),
    "malformed-place": mark("“{place}” is no place. Write scheme:code, such as iso3166-2:MX-JAL."),
    "not-the-name": mark("Type the full name as it was given: {name}"),
    "malformed-row-code": mark("This is no row of a sheet. Write it as printed there: GDL-K7Q3."),
    "malformed-table": mark(
        "Name what the table asks for, with commas between: witness, identify, minors, email=required, "
        "languages=es+en, copies=file+email, means=hand+typed, idle=90."
    ),
    "malformed-version": mark("“{version}” is no version of a wording. Write a whole number: 2."),
    "malformed-website": mark("This is no web address."),
    "unknown-country": mark("“{country}” is no country. Write its two letters: MX."),
    "unknown-scheme": mark("The scheme “{scheme}” is not known."),
    "unknown-time-zone": mark("“{time_zone}” is no time zone. Write it as America/Mexico_City."),
    "website-not-http": mark("A web address begins with https or http, not with {scheme}."),
    "wrong-check-digit": mark("The check digit of this {scheme} is wrong. Compare it with the original."),
}

_INK: Mapping[str, str] = {
    "blank-ink": mark("Nothing was drawn."),
    "dot-ink": mark("There is only a dot, no signature."),
    "line-ink": mark("There is only a straight line, no signature."),
    "malformed-point": mark("A point has four numbers (x, y, time, pressure), or six with its tilt."),
    "point-outside-pad": mark("A point lies outside the pad."),
    "point-pressure-out-of-range": mark("A point’s pressure must be between 0 and 1000."),
    "point-tilt-out-of-range": mark("A point’s tilt is out of range."),
    "point-time-out-of-range": mark("A point’s time is negative or far too late."),
    "point-time-runs-back": mark("A point’s time is before that of the point before it."),
    "too-many-points": mark("There are more than {limit} points."),
}

_SIGNING: Mapping[str, str] = {
    "ambiguous-declaration": mark("Several versions are called so. Use the publication’s id: {ids}."),
    "ambiguous-event": mark("Several events are called so. Use the id of one: {ids}."),
    "closes-before-it-opens": mark("It lies before the first day of signing, {opens}."),
    "consent-needed": mark("Nothing can be signed without the consent “{consent}”."),
    "day-in-future": mark("This day has not come yet; today is {today}."),
    "day-too-early": mark("This day is too early; the earliest is {earliest}."),
    "declaration-closed": mark("Its last day of signing was {closes}."),
    "declaration-embargoed": mark("Nobody may sign it before {until}."),
    "declaration-ended": mark("Its publication was taken back; it is signed no more."),
    "declaration-not-open-yet": mark("Its first day of signing is {opens}."),
    "declaration-not-public-yet": mark(
        "The declaration’s text wasn’t public on this day. Enter {since} or a later day."
    ),
    "declaration-not-published": mark("No such version is published."),
    "declaration-of-another-coalition": mark("It is not a declaration of {coalition}."),
    "embargo-after-it-closes": mark("It lies after the last day of signing, {closes}."),
    "ends-before-it-starts": mark("It lies before the beginning, {starts}."),
    "identification-needed": mark("The table asks how the signer was identified: known, badge or document-seen."),
    "language-missing": mark("The words in the language “{language}” are missing."),
    "language-not-of-declaration": mark("The declaration does not exist in it. It exists in: {languages}."),
    "method-needs": mark("The method “{method}” needs one of: {needs}."),
    "minor": mark("The signer is not of age, and minors do not sign here."),
    "no-reason-in-an-edit": mark("Undoing an edit is another edit, which keeps no reason. Leave it out."),
    "not-of-method": mark("It does not belong to the method “{method}”."),
    "row-code-of-another-coalition": mark("The row is not of a sheet of {coalition}."),
    "unknown-consent": mark("Nobody asks for the consent “{consent}”. There are: {known}."),
    "unknown-event": mark("There is no such event."),
    "unknown-organisation": mark("There is no organisation {id} here."),
    "unknown-sector": mark("The coalition has no sector “{sector}”. It has: {known}."),
    "witness-needed": mark("The table asks for a witness."),
    "wording-changed": mark("Version {version} may have been agreed to and is never changed. Add the next one."),
}

_MARKDOWN: Mapping[str, str] = {
    "markdown-code": mark("Line {line} holds code; only paragraphs, lists and emphasis are accepted."),
    "markdown-footnote": mark("Line {line} holds a footnote; only paragraphs, lists and emphasis are accepted."),
    "markdown-heading": mark("Line {line} is a heading; only paragraphs, lists and emphasis are accepted."),
    "markdown-html": mark("Line {line} holds HTML; only paragraphs, lists and emphasis are accepted."),
    "markdown-image": mark("Line {line} holds an image; only paragraphs, lists and emphasis are accepted."),
    "markdown-item-paragraph": mark("Line {line} is a second paragraph in a list’s item; an item has one."),
    "markdown-line-break": mark(
        "Line {line} ends in a line break; begin a paragraph after an empty line instead."
    ),
    "markdown-link": mark("Line {line} holds a link; only paragraphs, lists and emphasis are accepted."),
    "markdown-nested-list": mark("Line {line} begins a list within a list; lists have one level."),
    "markdown-quote": mark("Line {line} is a quotation; only paragraphs, lists and emphasis are accepted."),
    "markdown-reference": mark("Line {line} is a reference; only paragraphs, lists and emphasis are accepted."),
    "markdown-rule": mark("Line {line} is a rule; only paragraphs, lists and emphasis are accepted."),
    "markdown-strikethrough": mark(
        "Line {line} is struck through; only paragraphs, lists and emphasis are accepted."
    ),
    "markdown-table": mark("Line {line} is of a table; only paragraphs, lists and emphasis are accepted."),
}

_CHECK: Mapping[str, str] = {
    "chain-broken": mark("It does not follow the entry that it names before it."),
    "damaged": mark("SQLite says: {reason}"),
    "erased-part-kept": mark("Its personal part should be gone and is still here."),
    "key-missing": mark("Its key is missing or another’s."),
    "malformed-header": mark("Its header cannot be read: {reason}"),
    "not-signed": mark("No signature of its laptop covers it."),
    "open-part-missing": mark("Its open part is missing."),
    "part-differs-from-hash": mark("Its part “{part}” is not what its hash says."),
    "row-differs-from-header": mark("Its row says something else than its header."),
    "rows-missing": mark("There are {found} rows where {expected} should be."),
    "segment-differs": mark("Its signed run is not where it should be: {entry}."),
    "stray-row": mark("It holds rows that belong to nothing."),
    "table-differs": mark("The tables show something else than the journal says."),
    "wrong-signature": mark("Its signature over {entry} is wrong."),
}

PROBLEMS: Mapping[str, str] = {**_FILES, **_LOGO, **FIGURES, **_VALUES, **_INK, **_SIGNING, **_MARKDOWN, **_CHECK}

EXPECTED: Mapping[str, str] = {
    "boolean": mark("true or false"),
    "list": mark("a list"),
    "object": mark("an object"),
    "points": mark("a list of points"),
    "text": mark("a text"),
    "two-numbers": mark("two numbers: width and height in millimetres"),
    "whole-number": mark("a whole number"),
}
"""What `wrong-type` wants instead."""

MEANT = mark("Is “{meant}” meant?")
"""Follows where a name was nearly right."""
