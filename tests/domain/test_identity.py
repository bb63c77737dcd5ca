"""Which records are one organisation: the word on a pair, and who is united by what."""

from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from aca_desktop.domain.organisations.identity import Pair, pair, said_in, united, words_on_pairs

RECORDS = "abcdefg"
record = st.sampled_from(RECORDS)
two = st.tuples(record, record).filter(lambda both: both[0] != both[1])
marks = st.dictionaries(record, st.lists(st.sampled_from("xyz"), max_size=2, unique=True))


def spread(start: str, marks: Mapping[str, Sequence[str]], same: Sequence[tuple[str, str]]) -> set[str]:
    """Walk from a record to all that are the same, one step after the other."""
    reached, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        near = {other for other in marks if set(marks[other]) & set(marks[here])}
        near |= {b for a, b in same if a == here} | {a for a, b in same if b == here}
        waiting += near & marks.keys() - reached
        reached |= near & marks.keys()
    return reached


@given(marks, st.lists(two, max_size=5))
def test_united_are_those_that_a_walk_reaches(marks: dict[str, list[str]], same: list[tuple[str, str]]) -> None:
    found = united(marks, same)
    order = [*marks]
    assert found == {one: min(spread(one, marks, same), key=order.index) for one in marks}


@given(two)
def test_a_pair_has_one_field_whatever_the_order(both: tuple[str, str]) -> None:
    one, other = both
    assert pair(one, other) == pair(other, one)
    subject, field = said_in(pair(one, other))
    assert (subject, field) == (min(both), f"same.{max(both)}")
    assert words_on_pairs([(subject, field, True)]) == {pair(one, other): True}


@given(st.lists(st.tuples(record, record, st.booleans()), unique_by=lambda said: said[:2]))
def test_words_are_a_function_of_the_set(said: list[tuple[str, str, bool]]) -> None:
    fields = [(subject, f"same.{other}", word) for subject, other, word in said]
    expected: dict[Pair, bool] = {}
    for subject, other, word in sorted(said, key=lambda one: one[0] < one[1]):
        if subject != other:
            expected[pair(subject, other)] = word
    assert words_on_pairs(fields) == expected
    assert words_on_pairs(reversed(fields)) == expected


def test_what_is_no_word_on_a_pair_says_nothing() -> None:
    assert (
        words_on_pairs([("a", "same.a", True), ("a", "same.b", None), ("a", "b", True), ("a", "same.b", "x")])
        == {}
    )
