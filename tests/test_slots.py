"""What stands in a slot, and Markdown with its slots filled."""

import re

import pytest

from briefgen.diagnostics import Origin, Position
from briefgen.model.dates import Day, PartialDate
from briefgen.model.text import Prose, Slug, Text
from briefgen.slots import SLOT, Rendered, Value, slot
from briefgen.templating import render

AT = Origin(Position("briefs/x.yaml", 3, 5), "name")


def rendered(template: str, **context: object) -> Rendered:
    return render(lambda name: (template, "templates/d.md") if name == "d.md" else None, "d.md", context)


def filled(markdown: str, *texts: str) -> str:
    return Rendered(markdown, tuple(Value(text) for text in texts), "d.md").filled()


def test_slot_is_a_number_between_two_characters_of_private_use() -> None:
    assert SLOT.fullmatch(slot(0))[1] == "0"
    assert SLOT.fullmatch(slot(1234))[1] == "1234"
    assert SLOT.findall(slot(1) + "2" + slot(3)) == ["1", "3"]
    assert not re.search(r"[^\ue000-\uf8ff0-9]", slot(7))


@pytest.mark.parametrize(
    ("value", "due"),
    [
        (Text("Emily", AT), Value("Emily", "plain", None, AT)),
        (Text("  two\n lines\t and more ", AT), Value("two lines and more", "plain", None, AT)),
        (Slug("a-slug", AT), Value("a-slug", "plain", None, AT)),
        (Prose("One.\n\n- two", AT), Value("One.\n\n- two", "prose", None, AT)),
        (PartialDate("2021-05-11", AT), Value("11 May 2021", "date", "2021-05-11", AT)),
        (PartialDate("2021-02", AT), Value("February 2021", "date", "2021-02", AT)),
        (PartialDate("autumn 2019", AT), Value("autumn 2019", "date", None, AT)),
        (PartialDate("about 2013", AT), Value("about 2013", "date", None, AT)),
        (Day("2021-05-11", AT), Value("11 May 2021", "date", "2021-05-11", AT)),
        (7, Value("7")),
        (0, Value("0")),
        ("words", Value("words")),
        ("", Value("")),
    ],
)
def test_each_kind_of_value_gets_a_slot_and_is_kept_beside(value: object, due: Value) -> None:
    result = rendered("before {{ value }} after", value=value)
    assert result.markdown == f"before {slot(0)} after"
    assert result.values == (due,)


def test_constants_get_slots_too_and_plain_words_of_the_template_do_not() -> None:
    result = rendered("*words* {{ 'a*b' }} {{ 7 }} {{ 'yes' if true else 'no' }}")
    assert result.markdown == f"*words* {slot(0)} {slot(1)} {slot(2)}"
    assert [value.text for value in result.values] == ["a*b", "7", "yes"]
    assert {value.origin for value in result.values} == {None}


def test_rendered_names_the_template() -> None:
    assert rendered("x").file == "templates/d.md"


def test_renderings_do_not_share_their_values() -> None:
    first, second = rendered("{{ a }}", a="one"), rendered("{{ a }}", a="two")
    assert [value.text for value in first.values] == ["one"]
    assert [value.text for value in second.values] == ["two"]
    assert first.markdown == second.markdown


# Filled: what a person reads


def test_filled_puts_every_value_in_its_place() -> None:
    assert filled(f"# {slot(0)}\n\n{slot(1)} and {slot(0)}", "Title", "words") == "# Title\n\nwords and Title\n"


@pytest.mark.parametrize(
    ("start", "margin"),
    [
        ("", ""),
        ("    ", "    "),
        ("- ", "  "),
        ("    - ", "      "),
        ("        ", "        "),
        ("1. ", "   "),
        ("12. ", "    "),
        (":   ", "    "),
        ("    :   ", "        "),
    ],
)
def test_further_lines_of_a_value_are_indented_as_its_first(start: str, margin: str) -> None:
    assert filled(f"x\n\n{start}{slot(0)}", "One.\n\n- two\n    - three") == (
        f"x\n\n{start}One.\n\n{margin}- two\n{margin}    - three\n"
    )


def test_filled_leaves_no_blanks_at_line_ends_no_gaps_and_one_line_end() -> None:
    assert filled(f"One {slot(0)}\n\n\n\n\nTwo\n\n\n", "") == "One\n\nTwo\n"


def test_value_with_backslashes_and_group_references_is_filled_as_it_stands() -> None:
    assert filled(slot(0), r"\1 \g<0> \n") == "\\1 \\g<0> \\n\n"
