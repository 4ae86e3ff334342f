from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, ValidationError

from briefgen.model.dates import MONTHS, Day, PartialDate, read
from steady import steady


class Dated(BaseModel):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    date: PartialDate


class Daily(BaseModel):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    day: Day


def dated(text: str) -> PartialDate:
    return Dated.model_validate({"date": text}).date


@pytest.mark.parametrize(
    ("text", "words", "iso", "first", "last"),
    [
        ("2021-05-11", "11 May 2021", "2021-05-11", date(2021, 5, 11), date(2021, 5, 11)),
        ("2021-05-01", "1 May 2021", "2021-05-01", date(2021, 5, 1), date(2021, 5, 1)),
        ("2024-02-29", "29 February 2024", "2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("2021-02", "February 2021", "2021-02", date(2021, 2, 1), date(2021, 2, 28)),
        ("2024-02", "February 2024", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2000-02", "February 2000", "2000-02", date(2000, 2, 1), date(2000, 2, 29)),
        ("1900-02", "February 1900", "1900-02", date(1900, 2, 1), date(1900, 2, 28)),
        ("2021-12", "December 2021", "2021-12", date(2021, 12, 1), date(2021, 12, 31)),
        ("2020-q1", "the first quarter of 2020", None, date(2020, 1, 1), date(2020, 3, 31)),
        ("2020-q2", "the second quarter of 2020", None, date(2020, 4, 1), date(2020, 6, 30)),
        ("2020-q3", "the third quarter of 2020", None, date(2020, 7, 1), date(2020, 9, 30)),
        ("2020-q4", "the fourth quarter of 2020", None, date(2020, 10, 1), date(2020, 12, 31)),
        ("2019", "2019", "2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("spring 2019", "spring 2019", None, date(2019, 3, 1), date(2019, 5, 31)),
        ("summer 2019", "summer 2019", None, date(2019, 6, 1), date(2019, 8, 31)),
        ("autumn 2019", "autumn 2019", None, date(2019, 9, 1), date(2019, 11, 30)),
        ("winter 2018", "winter 2018", None, date(2018, 12, 1), date(2019, 2, 28)),
        ("winter 2019", "winter 2019", None, date(2019, 12, 1), date(2020, 2, 29)),
        ("about 2013", "about 2013", None, date(2013, 1, 1), date(2013, 12, 31)),
        ("about autumn 2019", "about autumn 2019", None, date(2019, 9, 1), date(2019, 11, 30)),
        ("about 2021-05-11", "about 11 May 2021", None, date(2021, 5, 11), date(2021, 5, 11)),
        ("about 2020-q3", "about the third quarter of 2020", None, date(2020, 7, 1), date(2020, 9, 30)),
        ("2015/2017", "2015 to 2017", None, date(2015, 1, 1), date(2017, 12, 31)),
        ("2019-09/2020-03", "September 2019 to March 2020", None, date(2019, 9, 1), date(2020, 3, 31)),
        ("2021-05-11/2021-05-13", "11 May 2021 to 13 May 2021", None, date(2021, 5, 11), date(2021, 5, 13)),
        ("autumn 2019/2020", "autumn 2019 to 2020", None, date(2019, 9, 1), date(2020, 12, 31)),
        ("about 2015/2017", "about 2015 to 2017", None, date(2015, 1, 1), date(2017, 12, 31)),
        ("2015/2015", "2015 to 2015", None, date(2015, 1, 1), date(2015, 12, 31)),
    ],
)
def test_each_form_has_its_words_machine_form_and_bounds(
    text: str, words: str, iso: str | None, first: date, last: date
) -> None:
    made = dated(text)
    assert (made.words, made.span.iso, made.first, made.last) == (
        words,
        iso,
        first,
        last,
    )
    assert str(made) == text


@pytest.mark.parametrize("text", ["about 2013", "about autumn 2019", "about 2021-05"])
def test_about_makes_a_date_approximate(text: str) -> None:
    assert dated(text).span.approximate
    assert not dated(text.removeprefix("about ")).span.approximate


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Autumn 2019", "autumn 2019"),
        ("ABOUT  2013", "about 2013"),
        ("  2021-02 ", "2021-02"),
        ("2020-Q3", "2020-q3"),
        ("2015 / 2017", "2015 / 2017"),
    ],
)
def test_capitals_and_blanks_do_not_matter(written: str, kept: str) -> None:
    assert str(dated(written)) == kept


@pytest.mark.parametrize(
    "text",
    [
        "2021-02-30", "2021-13", "2021-00", "2021-01-00", "2021-04-31", "1900-02-29", "0000", "0000-01-01", "99999",
        "999", "21-05-11", "2021-5-11", "2021-05-1", "2021/05/11", "11.5.2021", "11 May 2021", "May 2021", "2020-q0",
        "2020-q5", "2020-q", "q3 2020", "spring", "fall 2019", "autumn", "autumn2019", "2019 autumn", "winter 9999",
        "about", "about 2021-02-30", "about about 2013", "about spring", "2017/2015", "2021-06/2021-05",
        "2015/2016/2017", "2015/", "/2017", "/", "2015//2017", "2015-2017", "2015 to 2017", "yesterday",
        "2021-05-11T10:00", "٢٠١٩", "２０１９", "2019\u200b", "-2019", "+2019", "2019.0",
    ],
)  # fmt: skip
def test_what_is_in_no_form_is_refused_with_the_forms_there_are(text: str) -> None:
    assert read(text) is None
    with pytest.raises(ValidationError, match=r"no such date; write 2021-05-11, .*2015/2017"):
        dated(text)


@pytest.mark.parametrize("text", ["", "   "])
def test_an_empty_date_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        dated(text)


def test_a_day_is_a_day() -> None:
    assert Daily.model_validate({"day": "2021-05-11"}).day.words == "11 May 2021"


@pytest.mark.parametrize("text", ["2021-05", "2019", "about 2021-05-11", "2021-05-11/2021-05-12", "spring 2020", "x"])
def test_a_field_for_a_day_refuses_other_dates(text: str) -> None:
    with pytest.raises(ValidationError, match="a day belongs here, as 2021-05-11"):
        Daily.model_validate({"day": text})


@steady()
@given(st.dates())
def test_any_day_reads_back_to_itself(day: date) -> None:
    made = dated(day.isoformat())
    assert (made.span.iso, made.first, made.last) == (day.isoformat(), day, day)
    assert made.words == f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@steady()
@given(st.dates(), st.integers(1, 4), st.sampled_from(["spring", "summer", "autumn"]))
def test_any_longer_time_holds_its_days(day: date, quarter: int, season: str) -> None:
    year = f"{day.year:04d}"
    for text in (year, f"{year}-{day.month:02d}", f"{year}-q{(day.month + 2) // 3}"):
        assert dated(text).first <= day <= dated(text).last
    for text in (f"{year}-q{quarter}", f"{season} {year}"):
        assert dated(text).first.year == dated(text).last.year == day.year


@steady()
@given(st.dates(), st.dates())
def test_a_range_runs_forward_only(one: date, other: date) -> None:
    first, last = sorted((one, other))
    made = dated(f"{first}/{last}")
    assert (made.first, made.last) == (first, last)
    if first != last:
        assert read(f"{last}/{first}") is None


@steady()
@given(st.text(max_size=30))
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    span = read(text)
    assert span is None or span.first <= span.last
