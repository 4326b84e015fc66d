"""Times as text: exactly those that were shown, and pairs of them in order."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.models.forms.fields import Part, Span, several
from engine.models.forms.form import JsonForm
from engine.models.forms.stamps import Stamps, not_below, one_of
from tests.support.guided import admits
from tests.support.tiny_tokenizers import tiny_tokenizer

thousandths = st.lists(st.integers(0, 20_000_000), min_size=1, max_size=12, unique=True).map(sorted)
times = st.tuples(thousandths, st.sampled_from([1, 10, 1000, 1_000_000])).map(
    lambda of: tuple(each / of[1] for each in of[0])
)


class Spans(Part):
    spans: several(Span, 0, 3)  # type: ignore[valid-type]


@given(times, st.integers(0, 20_000_000))
def test_one_of_matches_the_times_and_nothing_else(shown: tuple[float, ...], other: int) -> None:
    stamps = Stamps.of([shown])
    pattern = re.compile(one_of(stamps.texts[0]))
    assert all(pattern.fullmatch(text) for text in stamps.texts[0])
    strange = f"{other / 1000:.{stamps.decimals}f}"
    assert bool(pattern.fullmatch(strange)) == (strange in stamps.texts[0])
    assert not pattern.fullmatch(stamps.texts[0][-1] + "0")
    assert not pattern.fullmatch("-" + stamps.texts[0][0])


@given(times)
def test_not_below_is_what_numbers_say(shown: tuple[float, ...]) -> None:
    texts = Stamps.of([shown]).texts[0]
    for start in texts:
        pattern = re.compile(not_below(start))
        assert [bool(pattern.fullmatch(end)) for end in texts] == [float(end) >= float(start) for end in texts]


@given(times)
def test_every_time_is_found_again_from_what_is_written(shown: tuple[float, ...]) -> None:
    stamps = Stamps.of([shown])
    assert len(stamps.texts[0]) == len(shown)
    for time, text in zip(shown, stamps.texts[0], strict=True):
        assert stamps.exact(1, float(text)) == time


def test_as_few_decimals_as_it_takes() -> None:
    assert Stamps.of([[0, 1, 2]]).texts == (("0", "1", "2"),)
    assert Stamps.of([[0.0, 0.5], [10.25]]).texts == (("0.00", "0.50"), ("10.25",))
    assert Stamps.of([[0.033367]]).texts == (("0.033367",),)


@pytest.mark.parametrize("wrong", [[[1.0, 1.0]], [[2.0, 1.0]], [[-1.0, 1.0]]])
def test_times_must_ascend(wrong: list[list[float]]) -> None:
    with pytest.raises(ValueError, match="ascend"):
        Stamps.of(wrong)


def test_what_was_not_shown_is_no_time() -> None:
    stamps = Stamps.of([[0.5, 1.5], [7.0]])
    for file, time in ((1, 1.0), (1, 7.0), (2, 0.5), (3, 0.5), (0, 0.5)):
        with pytest.raises(ValueError, match=r"not shown|no file"):
            stamps.exact(file, time)


@settings(max_examples=25)
@given(times, st.data())
def test_a_grammar_admits_pairs_in_order_and_no_others(shown: tuple[float, ...], data: st.DataObject) -> None:
    form = JsonForm(Spans, [shown])
    texts = form.stamps.texts[0]
    start, end = (data.draw(st.integers(0, len(texts) - 1)) for _ in range(2))
    text = f'{{"spans":[{{"start":{texts[start]},"end":{texts[end]}}}]}}'
    assert admits(form, tiny_tokenizer("bytes"), text) == (start <= end)
    if start <= end:
        span = form.parse(text).spans[0]
        assert (span.start, span.end) == (shown[start], shown[end])
    else:
        with pytest.raises(ValueError, match="ends before"):
            form.parse(text)


def test_an_hour_of_pictures_is_a_grammar_like_any_other() -> None:
    form = JsonForm(Spans, [[number + 0.5 for number in range(3600)]])
    tokenizer = tiny_tokenizer("bytes")
    assert admits(form, tokenizer, '{"spans":[{"start":9.5,"end":3599.5},{"start":1000.5,"end":1000.5}]}')
    for strange in ('{"start":9.5,"end":9.0}', '{"start":1000.5,"end":999.5}', '{"start":3599.5,"end":3600.5}'):
        assert not admits(form, tokenizer, f'{{"spans":[{strange}]}}')
    # ten hours with a picture a second are beyond the library's own limits
    JsonForm(Spans, [range(36000)]).constraint(tokenizer, len(tokenizer), [tokenizer.eos_token_id])


def test_files_have_times_of_their_own() -> None:
    form = JsonForm(Spans, [[1.0, 2.0], [], [5.0]])
    tokenizer = tiny_tokenizer("pieces")
    assert admits(form, tokenizer, '{"spans":[{"file":1,"start":1,"end":2},{"file":3,"start":5,"end":5}]}')
    for strange in (
        '"file":1,"start":5,"end":5',
        '"file":2,"start":1,"end":1',
        '"start":1,"end":2',
        '"file":4,"start":5,"end":5',
    ):
        assert not admits(form, tokenizer, f'{{"spans":[{{{strange}}}]}}')
    assert form.parse('{"spans":[{"file":3,"start":5,"end":5}]}').spans[0].file == 3


def test_without_times_no_time_is_named() -> None:
    form = JsonForm(Spans, [[]])
    assert admits(form, tiny_tokenizer("bytes"), '{"spans":[]}')
    assert not admits(form, tiny_tokenizer("bytes"), '{"spans":[{')
