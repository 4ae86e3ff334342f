"""SHAPES, a plain table: identifiers that are known by their shape, each with how it is found in a text.

To add one, write a function that yields the spans in a plain text, and add its row. What has a checksum or a plan of
numbers is tried against it, so that dates, times, ids and references to statutes are left alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from stdnum.gb import nhs, upn

from briefgen.anonymity.birth import birth_dates
from briefgen.anonymity.forbidden import WITHHELD

Span = tuple[int, int]


class Shape(NamedTuple):
    """A shape: its code, its name in words, and what finds it in a text of plain characters."""

    code: str
    name: str
    find: Callable[[str], Iterator[Span]]


class Found(NamedTuple):
    """An identifier in a text: its shape, where it stands, and its value in the form in which values are compared."""

    shape: Shape
    start: int
    end: int
    value: str


# The letters of the areas of UK postcodes (Royal Mail's list), those of the Crown dependencies and the forces included.
_AREAS = (
    "AB|AL|B|BA|BB|BD|BF|BH|BL|BN|BR|BS|BT|BX|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|"
    "G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|"
    "OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|"
    "WN|WR|WS|WV|YO|ZE"
)
_LONDON = "E|EC|N|NW|SE|SW|W|WC"  # only here may a district end in a letter
_ORDINALS_AND_UNITS = "st|nd|rd|th|hr|yr"  # "s17 2nd edition" is no postcode

# A blank, a hyphen or a line end between the groups of a number; nothing that is part of a longer number beside it.
_GAP = r"(?:[ \t]?[-.][ \t]?|[ \t]{1,2}|[ \t]*\r?\n[ \t]*)?"
_START = r"(?<![^\W_])(?<!\d[.,:/+-])"
_END = r"(?![^\W_])(?![.,:/-]\d)"


def _pattern(*groups: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(_START + _GAP.join(groups) + _END, flags | re.ASCII)


_NHS = re.compile(
    rf"{_START}(?:\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{4}}|\d{{6}}{_GAP}\d{{4}}|\d(?:[ -]\d){{9}}){_END}", re.ASCII
)
# England and Wales, Northern Ireland (from 320), Scotland (begins with the date of birth, as 0112).
_NHS_BEGINS = re.compile(r"[4-9]|3[2-9]|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])", re.ASCII)
_POSTCODE = re.compile(
    rf"(?<![^\W_])(?<!#)(?:(?:{_AREAS})\d\d?|(?:{_LONDON})\d[A-Z]|GIR)(?P<gap>[ \t]{{0,2}}|[ \t]*\r?\n[ \t]*)"
    rf"\d(?!(?-i:{_ORDINALS_AND_UNITS}))[ABD-HJLNP-UW-Z]{{2}}(?![^\W_])",
    re.IGNORECASE | re.ASCII,
)
_TELEPHONE = re.compile(
    r"(?<![^\W_])(?<!\d[.,:/+-])[+(]{0,2}\d(?:[ \t().-]{0,3}\d|[ \t]*\r?\n[ \t]*\d){6,16}(?![^\W_])", re.ASCII
)
_INVENTED = ("7700900", "1632960")  # Ofcom keeps these for drama; the library does not know them
# "k.jones [at] example.org" is written so that machines do not find it.
_EMAIL = re.compile(
    r"(?<![\w.+%-])[\w.+%'-]{1,64}(?:@| ?[\[(] ?at ?[\])] ?)[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}\.[a-z]{2,24}\b",
    re.IGNORECASE,
)
_UPN = _pattern(r"[A-HJ-NP-RT-Z]", r"\d{3}", r"\d{4}", r"\d{2}", r"\d{2}[0-9A-Z]")
# The prefixes that HMRC does not use: GOV.UK, National Insurance Manual, NIM39110.
_NATIONAL_INSURANCE = _pattern(
    r"(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]", r"\d\d", r"\d\d", r"\d\d", r"[A-D]"
)
_PLATE_SINCE_2001 = r"[A-HJ-PR-Y]{2}(?:0[2-9]|[12]\d|5[1-9]|[67]\d) ?[A-HJ-PR-Z]{3}"
_PLATE_BEFORE = r"[A-HJ-NPR-TV-Y]\d{1,3} ?[A-HJ-PR-Y][A-HJ-PR-Z]{2}"
# "S47 CSC" has the older style too, so that style counts only beside a word that says what it is; so do small letters,
# without a blank in the older style ("the m62 and").
_VEHICLE_WORDS = (
    r"(?:(?i:car|lorry|moped|motorbike|motorcycle|plate|reg|registration|taxi|van|vehicle)|Astra|Audi|BMW|Citro[eë]n|Clio|Corsa"
    r"|Fiat|Fiesta|Ford|Golf|Honda|Hyundai|Kia|Mazda|Mercedes|Nissan|Peugeot|Renault|Skoda|Tesla|Toyota|Vauxhall|Volkswagen"
    r"|Volvo|VW)"
)
_VEHICLE = re.compile(
    rf"(?<![^\W_]){_PLATE_SINCE_2001}(?![^\W_])"
    rf"|\b{_VEHICLE_WORDS}\b[^.;!?]{{0,25}}?(?<![^\W_])"
    rf"(?P<plate>{_PLATE_BEFORE}|(?i:{_PLATE_SINCE_2001}|{_PLATE_BEFORE.replace(' ?', '')}))(?![^\W_])",
    re.ASCII,
)
# The first half of a postcode, beside a word that says that someone lives there; S17 and S47 are sections of an Act.
_OUTWARD = re.compile(
    rf"\b(?i:addresse?s?|lives?|lived|living|moved?|moving)\s(?:[\w'’-]+\s){{0,3}}?(?i:in|is|to|was|within)\s"
    rf"(?P<outward>(?!S(?:17|20|31|38|47)\b)(?:(?:{_AREAS})\d\d?|(?:{_LONDON})\d[A-Z]))(?![^\W_])(?!\s?\d|\s[Ww]ard)",
    re.ASCII,
)


def _nhs_numbers(text: str) -> Iterator[Span]:
    for match in _NHS.finditer(text):
        digits = _bare(match[0])
        if _NHS_BEGINS.match(digits) and nhs.is_valid(digits):
            yield match.span()


def _postcodes(text: str) -> Iterator[Span]:
    for match in _POSTCODE.finditer(text):
        if match["gap"] or match[0].isupper() or not _in_address(text, *match.span()):
            yield match.span()
    yield from (match.span("outward") for match in _OUTWARD.finditer(text))


def _in_address(text: str, start: int, end: int) -> bool:
    """Tell whether letters and digits are part of an address, as "a-b12cd" is; a full stop may end a sentence."""
    return bool(re.search(r"[-_/.%]$", text[:start][-1:]) or re.match(r"[-_/%]|\.\w", text[end : end + 2]))


def _telephones(text: str) -> Iterator[Span]:
    at = 0
    while match := _TELEPHONE.search(text, at):
        at = match.start() + 1
        ends = [match.start() + end.end() for end in re.finditer(r"\d(?!\d)", match[0])]
        for end in reversed(ends):
            if telephone(text[match.start() : end]):
                yield match.start(), end
                at = end
                break


@lru_cache(maxsize=1024)
def telephone(text: str) -> str | None:
    """Return a telephone number in its international form, None if it is none that is given out."""
    digits = _bare(text)
    if len(digits) < 8 or not text.lstrip("(").startswith(("0", "+")):
        return None
    import phonenumbers  # noqa: PLC0415 - heavy, and seldom needed

    try:
        number = phonenumbers.parse(text, "GB")
    except phonenumbers.NumberParseException:
        return None
    valid = phonenumbers.is_valid_number(number) or str(number.national_number).startswith(_INVENTED)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if valid else None


def _emails(text: str) -> Iterator[Span]:
    yield from (match.span() for match in _EMAIL.finditer(text))


def _pupil_numbers(text: str) -> Iterator[Span]:
    for match in _UPN.finditer(text):
        number = _bare(match[0])
        if upn.calc_check_digit(number[1:]) == number[0]:  # is_valid() knows the local authorities of 2011 only
            yield match.span()


def _national_insurance_numbers(text: str) -> Iterator[Span]:
    yield from (match.span() for match in _NATIONAL_INSURANCE.finditer(text))


def _vehicles(text: str) -> Iterator[Span]:
    yield from (match.span("plate" if match["plate"] else 0) for match in _VEHICLE.finditer(text))


SHAPES = (
    Shape("date-of-birth", "a date of birth", birth_dates),
    Shape("nhs-number", "an NHS number", _nhs_numbers),
    Shape("upn", "a Unique Pupil Number", _pupil_numbers),
    Shape("national-insurance-number", "a National Insurance number", _national_insurance_numbers),
    Shape("telephone", "a telephone number", _telephones),
    Shape("email", "an email address", _emails),
    Shape("postcode", "a postcode", _postcodes),
    Shape("vehicle-number", "a vehicle's registration number", _vehicles),
)


@lru_cache(maxsize=2048)  # the same texts stand in several parts of a file, and in both formats
def found(text: str) -> tuple[Found, ...]:
    """Return the identifiers that stand in a text, in their order, none over another."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[Found]:
    plain, places = _plain(text)
    if not re.search(r"\d|@|[\[(] ?at", plain, re.IGNORECASE):
        return
    spans = [(start, end, shape) for shape in SHAPES for start, end in shape.find(plain)]
    last = 0
    for start, end, shape in sorted(
        spans, key=lambda span: span[0]
    ):  # in the table's order, where two begin at one place
        if start >= last:
            last = end
            yield Found(shape, places[start], places[end - 1] + 1, _value(shape.code, plain[start:end]))


def without_identifiers(text: str) -> str:
    """Return a text with `[withheld]` in place of every identifier."""
    while spans := list(found(text)):  # again, for one that only the end of another had hidden
        for one in reversed(spans):
            text = text[: one.start] + WITHHELD + text[one.end :]
    return text


def _value(code: str, text: str) -> str:
    if code == "email":
        return re.sub(r" ?[\[(] ?at ?[\])] ?", "@", text.casefold())
    return (telephone(text) or text) if code == "telephone" else _bare(text)


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text)).upper()


def _plain(text: str) -> tuple[str, range | list[int]]:
    """Return a text in plain characters, without those that are not seen, and the place of each in the text."""
    if text.isascii():
        return text, range(len(text))
    pairs = [(letter, place) for place, character in enumerate(text) for letter in _plain_character(character)]
    return "".join(letter for letter, _ in pairs), [place for _, place in pairs]


@lru_cache(maxsize=4096)
def _plain_character(character: str) -> str:
    """Return a character as it is compared: any blank, hyphen or digit as the plain one, nothing for an unseen one."""
    match unicodedata.category(character):
        case "Cf" | "Mn" | "Me":
            return ""
        case "Zs":
            return " "
        case "Pd":
            return "-"
        case "Nd":
            return str(unicodedata.decimal(character))
        case _:
            return unicodedata.normalize("NFKC", character)
