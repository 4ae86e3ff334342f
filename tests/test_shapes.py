"""Identifiers are found by their shape, in any way of writing them, and what is not one is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.gb import nhs

from briefgen.anonymity.shapes import SHAPES, found, without_identifiers

ROOT = Path(__file__).parent.parent


def told(text: str) -> list[tuple[str, str]]:
    return [(one.shape.code, text[one.start : one.end]) for one in found(text)]


@pytest.mark.parametrize(
    ("code", "text", "identifier"),
    [
        ("nhs-number", "NHS no. 999 000 0018.", "999 000 0018"),
        ("nhs-number", "9990000018", "9990000018"),
        ("nhs-number", "(999-000-0018)", "999-000-0018"),
        ("nhs-number", "999.000.0018", "999.000.0018"),
        ("nhs-number", "9 4 3 4 7 6 5 9 1 9", "9 4 3 4 7 6 5 9 1 9"),
        ("nhs-number", "999 000\n    0018", "999 000\n    0018"),
        ("nhs-number", "nhs_9990000018.docx", "9990000018"),
        ("nhs-number", "943\u200b476\u00a05919", "943\u200b476\u00a05919"),
        ("nhs-number", "9\u00ad434765919", "9\u00ad434765919"),
        ("nhs-number", "９４３４７６５９１９", "９４３４７６５９１９"),
        ("nhs-number", "943\u2011476\u20135919", "943\u2011476\u20135919"),
        ("nhs-number", "CHI 011280 1234", "011280 1234"),
        ("date-of-birth", "Robin was born on 3 March 2014.", "3 March 2014"),
        ("date-of-birth", "born on Monday, 3rd of March 2014", "3rd of March 2014"),
        ("date-of-birth", "DOB: 03/03/2014", "03/03/2014"),
        ("date-of-birth", "D.O.B. 3.3.14", "3.3.14"),
        ("date-of-birth", "date of birth 2014-03-03", "2014-03-03"),
        ("date-of-birth", "date_of_birth: 2014-03-03", "2014-03-03"),
        ("date-of-birth", "his birthday, March 3, 2014", "March 3, 2014"),
        ("date-of-birth", "On 3 March 2014 Robin was born at home", "3 March 2014"),
        ("date-of-birth", "born on the third of March 2014", "third of March 2014"),
        ("postcode", "BD1 2AB", "BD1 2AB"),
        ("postcode", "in bd1 2ab.", "bd1 2ab"),
        ("postcode", "SW1A1AA", "SW1A1AA"),
        ("postcode", "M1 1AE", "M1 1AE"),
        ("postcode", "BD1\n  2AB", "BD1\n  2AB"),
        ("telephone", "020 7946 0958", "020 7946 0958"),
        ("telephone", "(020) 7946 0958", "(020) 7946 0958"),
        ("telephone", "+44 (0)20 7946 0958", "+44 (0)20 7946 0958"),
        ("telephone", "0044 20 7946 0958", "0044 20 7946 0958"),
        ("telephone", "tel:+442079460958", "+442079460958"),
        ("telephone", "07700 900123", "07700 900123"),
        ("telephone", "0800 1111 is Childline", "0800 1111"),
        ("email", "Write to a.b+c@mail.example.org.", "a.b+c@mail.example.org"),
        ("email", "mailto:aunt@example.org?subject=x", "aunt@example.org"),
        ("upn", "B801200005001", "B801200005001"),
        ("upn", "b801 2000 05 001", "b801 2000 05 001"),
        ("national-insurance-number", "AB 12 34 56 C", "AB 12 34 56 C"),
        ("national-insurance-number", "ab123456c", "ab123456c"),
        ("vehicle-number", "AB12 CDE", "AB12 CDE"),
        ("vehicle-number", "AB12CDE", "AB12CDE"),
        ("vehicle-number", "the car, A123 BCD", "A123 BCD"),
        ("vehicle-number", "a grey Golf, R123 ABC, outside", "R123 ABC"),
        ("vehicle-number", "the van ab12 cde", "ab12 cde"),
        ("vehicle-number", "a car, a123bcd", "a123bcd"),
        ("email", "k.jones [at] example.org", "k.jones [at] example.org"),
        ("postcode", "moved to bd12ab.", "bd12ab"),
        ("postcode", "The family moved within BD21.", "BD21"),
        ("date-of-birth", "He turned four on 14 June 2023.", "14 June 2023"),
        ("date-of-birth", "She gave birth on 4 May 2021.", "4 May 2021"),
        ("date-of-birth", "The baby was delivered on 4 May 2021.", "4 May 2021"),
        ("date-of-birth", "born at home, on 4 May 2021.", "4 May 2021"),
        ("date-of-birth", "Her birth, on 14 September 2021, was early.", "14 September 2021"),
        ("date-of-birth", "born in the early hours of 4 May 2021", "4 May 2021"),
        ("date-of-birth", "Robin was born on 14 June", "14 June"),
    ],
)
def test_an_identifier_is_found(code: str, text: str, identifier: str) -> None:
    assert told(text) == [(code, identifier)]
    assert without_identifiers(text) == text.replace(identifier, "[withheld]")


def test_a_pupil_number_of_a_newer_local_authority_is_found() -> None:
    """The check letter by the rule: weights 2 to 13, the rest after division by 23, without I, O and S."""
    digits = "940400199001"  # North Northamptonshire, since 2021
    rest = sum(weight * int(digit) for weight, digit in enumerate(digits, 2)) % 23
    number = "ABCDEFGHJKLMNPQRTUVWXYZ"[rest] + digits
    assert told(number) == [("upn", number)]


@pytest.mark.parametrize(
    "text",
    [
        "9990000019",  # the check digit is wrong
        "1700000000 and 2021051110",  # neither health service begins its numbers so
        "0.9990000018",
        "12 contacts in 2013 2014 2015 20",
        "briefs/emily.yaml:41:7: error",
        "2021-05-11, 2021-02, 2015/2017, 11 May 2021 and 03/03/2014",
        "at 12:30, from 08.30 to 10.00",
        "s.47(1)(c) of the Children Act 1989, SI 2018/789 reg 11",
        "S47 CSC, S17 CIN, S20 2yr, s17 2nd edition, P1 CSE",
        "born in March 2014; born at 34 weeks",
        "Before Robin was born, on 3 March 2021 a midwife called.",
        "The baby was born. On 3 March 2021 the review began.",
        "The clinic of 3 March 2021 was for babies born in Bradford.",
        "Before he was born on the ward the midwife of 4 May 2021 rang.",
        "After the birth, on 4 May 2021 a midwife came. The letter was delivered on 4 May 2021. He turned up on 4 May 2021.",
        "She moved to S47 enquiries; they live near the M62. The car on the m62 and the van. Lunch (at noon.then)",
        "#BD12AB, e12-3ab, a-bd12ab-c, XX1 2AB, BD1 2CI",
        "116 123, 999, 0001-0002-00003, 01/02/2013",
        "A801200005001",  # the check letter is wrong
        "GB123456C, DA123456C, AO123456C, AB123456E, AB12345C",
        "A647 ABC, ab12 cde, AB40 CDE, QA12 BCD",
        "3f9a0c12be77, 00A2447E, urn:uuid:9990000018-0000",
        "learning-brief.docx, v0.1, 14,000, 1.1, £250.00",
        "@, a@b, @example.org",
    ],
)
def test_what_is_no_identifier_is_left_alone(text: str) -> None:
    assert told(text) == []
    assert without_identifiers(text) == text


def test_several_are_found_in_their_order() -> None:
    text = "Call 07700 900123 or 07700 900124, or write to a@example.org in BD1 2AB."
    assert [code for code, _ in told(text)] == ["telephone", "telephone", "email", "postcode"]
    assert without_identifiers(text) == "Call [withheld] or [withheld], or write to [withheld] in [withheld]."


def test_one_telephone_has_one_value_in_every_way_of_writing_it() -> None:
    forms = ("020 7946 0958", "(020) 7946 0958", "+44 (0)20 7946 0958", "tel:+442079460958", "0044 20 7946 0958")
    assert {one.value for form in forms for one in found(form)} == {"+442079460958"}


def test_each_shape_has_its_own_code() -> None:
    assert len({shape.code for shape in SHAPES}) == len(SHAPES) == 8


@given(st.integers(400_000_000, 999_999_999), st.sampled_from(["", " ", "-", "\u00a0", "\u2009", "\n  "]))
def test_every_nhs_number_is_found(nine: int, between: str) -> None:
    digit = next((d for d in range(10) if nhs.is_valid(f"{nine}{d}")), None)
    if digit is not None:
        number = f"{nine}{digit}"
        written = between.join((number[:3], number[3:6], number[6:]))
        assert told(f"no. {written}, then") == [("nhs-number", written)]


@given(st.text() | st.text(alphabet="0123456789 -+()./@ABDborn\n\u200b"))
def test_nothing_is_left_to_be_found(text: str) -> None:
    assert told(without_identifiers(text)) == []


@pytest.mark.parametrize("folder", ["briefs", "src/briefgen/starter", "templates"])
def test_our_reviews_and_templates_give_no_alarm(folder: str) -> None:
    """But for the partnerships, which state their telephone numbers and addresses."""
    for path in (ROOT / folder).rglob("*"):
        if path.suffix in (".md", ".yaml", ".html", ".css") and path.name != "partnership.yaml":
            assert told(path.read_text(encoding="utf-8")) == [], path


@pytest.mark.parametrize("text", ["0 " * 20_000, "(0(" * 10_000, "a@" * 20_000, "born 1 " * 8_000, "1 2-3.4" * 8_000])
def test_a_long_text_does_not_take_long(text: str) -> None:
    """Each place is looked at a bounded number of times: a pattern that goes back and forth would not end here."""
    assert without_identifiers(text)
