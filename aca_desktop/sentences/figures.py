"""A sentence for each code of a Problem with places, figures, commitments and public sentences."""

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
