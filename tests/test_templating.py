"""Jinja for Markdown, HTML and plain text: values stay values, and a fault names its template and line."""

from collections.abc import Callable, Mapping

import pytest
from markupsafe import Markup

from briefgen.diagnostics import Origin, Position
from briefgen.document import Paragraph, walk
from briefgen.document import Text as Words
from briefgen.errors import TemplateError
from briefgen.model.case import Age
from briefgen.model.dates import PartialDate
from briefgen.model.text import Prose, Text
from briefgen.reader import read
from briefgen.slots import Rendered, slot
from briefgen.templating import fill_html, fill_text, render

HOSTILE = "x <b>*y*</b> {{ z }}"
AT = Origin(Position("briefs/x.yaml", 3, 5), "name")
FILES = {
    "partials/m.md": (
        "{% macro twice(x) %}{{ x }}-{{ x }}{% endmacro %}\n"
        "{% set words = {'a': 'Alpha'} %}\n"
        "{% set block %}B {{ text }}{% endset %}\n"
        "{% macro nothing() %}{{ none }}{% endmacro %}\n"
    ),
    "partials/line.md": "line of {{ text }}",
    "partials/broken.md": "one\ntwo {% if %}",
    "partials/wrong.md": "one\n{{ absent }}",
    "partials/itself.md": "{% include 'partials/itself.md' %}",
}  # fmt: skip
CONTEXT: Mapping[str, object] = {
    "text": Text(HOSTILE, AT),
    "texts": (Text("one", AT), Text("two", AT)),
    "prose": Prose("One.\n\n- two", AT),
    "date": PartialDate("2021-05-11", AT),
    "number": 3,
    "yes": True,
    "missing": None,
    "numbers": [1, 2],
    "model": Age(value=6, unit="weeks"),
}


def rendered(template: str) -> Rendered:
    files = {**FILES, "d.md": template}
    return render(lambda name: (files[name], f"templates/{name}") if name in files else None, "d.md", CONTEXT)


def printed(template: str) -> list[str]:
    return [value.text for value in rendered(template).values]


# Origins


@pytest.mark.parametrize(
    "template",
    [
        "{{ text }}",
        "{{ text|sentence }}",
        "{% set x = text %}{{ x }}",
        "{% set x %}{{ text }}{% endset %}{{ x }}",
        "{% for x in [text] %}{{ x }}{% endfor %}",
        "{% for x in texts|sort|reverse|list %}{{ x }}{% endfor %}",
        "{% from 'partials/m.md' import twice with context %}{{ twice(text) }}",
        "{% import 'partials/m.md' as m with context %}{{ m.twice(texts[0]) }}{{ m.block }}",
        "{% include 'partials/line.md' %}",
        "{% macro a() %}{{ caller() }}{% endmacro %}{% call a() %}{{ text }}{% endcall %}",
        "{{ text if yes else 'x' }}",
        "{{ missing or text }}",
        "{{ missing|default(text, true) }}",
        "{{ texts|first }}",
    ],
)
def test_origin_of_a_value_is_kept(template: str) -> None:
    values = rendered(template).values
    assert values
    assert {value.origin for value in values} == {AT}


def test_origin_and_form_of_prose_and_dates_are_kept_in_macros_and_blocks() -> None:
    template = (
        "{% import 'partials/m.md' as m with context %}{% set x %}{{ prose }}{{ date }}{% endset %}"
        "{{ m.twice(prose) }}{{ m.twice(date) }}{{ x }}"
    )
    forms = [(value.form, value.origin) for value in rendered(template).values]
    assert forms.count(("prose", AT)) == 3
    assert forms.count(("date", AT)) == 3


def test_what_a_macro_makes_is_not_put_into_a_slot_again() -> None:
    result = rendered("{% from 'partials/m.md' import twice with context %}*{{ twice(text) }}*")
    assert result.markdown == f"*{slot(1)}-{slot(2)}*"  # slot 0 is in the partial's own block
    assert [value.text for value in result.values] == [HOSTILE] * 3


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ text ~ ' and ' ~ number }}", HOSTILE + " and 3"),
        ("{{ text + '!' }}", HOSTILE + "!"),
        ("{{ texts|join(', ') }}", "one, two"),
        ("{{ '%s of %s' % (text, number) }}", f"{HOSTILE} of 3"),
        ("{{ '{}!'.format(text) }}", HOSTILE + "!"),
        ("{{ text.replace('x', '# x') }}", "# " + HOSTILE),
        ("{{ text.upper() }}", HOSTILE.upper()),
        ("{{ texts|listed }}", "one and two"),
        ("{{ [date, number]|listed }}", "11 May 2021 and 3"),
        ("{{ date ~ ': ' ~ number }}", "11 May 2021: 3"),
        ("{{ date.words }}", "11 May 2021"),
        ("{{ number + 1 }}", "4"),
        ("{{ texts|length }}", "2"),
        ("{{ ['a*b', 'c']|listed }}", "a*b and c"),
        ("{{ number|spelled|sentence }}", "Three"),
    ],
)
def test_what_is_worked_out_is_one_plain_value_without_an_origin(template: str, text: str) -> None:
    result = rendered(template)
    assert result.markdown == slot(0)
    (value,) = result.values
    assert (value.text, value.form, value.origin) == (text, "plain", None)


# Faults


@pytest.mark.parametrize(
    ("template", "line", "says"),
    [
        ("\n{{ missing }}", 2, "nothing cannot be printed; ask first whether it is there: {% if ... %}"),
        ("\n\n{{ yes }}", 3, "a bool cannot be printed"),
        ("{{ numbers }}", 1, "a list cannot be printed"),
        ("{{ texts }}", 1, "a tuple cannot be printed"),
        ("{{ model }}", 1, "a Age cannot be printed"),
        ("{{ {'a': 1} }}", 1, "a dict cannot be printed"),
        ("{{ 1.5 }}", 1, "a float cannot be printed"),
        ("{{ number == 3 }}", 1, "a bool cannot be printed"),
        ("a\n{{ absent }}", 2, "'absent' is undefined"),
        ("{% if absent %}x{% endif %}", 1, "'absent' is undefined"),
        ("{{ absent.x }}", 1, "'absent' is undefined"),
        ("{% for x in absent %}x{% endfor %}", 1, "'absent' is undefined"),
        ("\n\n\n{{ model.absent }}", 4, "has no attribute 'absent'"),
        ("{{ numbers[9] }}", 1, "has no element 9"),
        ("a\nb\n{{ number / 0 }}", 3, "division by zero"),
        ("{{ number|listed }}", 1, "not iterable"),
        ("{{ text() }}", 1, "not callable"),
        ("{{ range(10 ** 9)|length }}", 1, "Range too big"),
        ("\n{% include 'absent.md' %}", 2, "there is no template absent.md"),
        ("\n{% import 'absent.md' as x %}", 2, "there is no template absent.md"),
        ("{{ lipsum() }}", 1, "'lipsum' is undefined"),
    ],
)
def test_fault_names_the_line_of_the_template(template: str, line: int, says: str) -> None:
    with pytest.raises(TemplateError) as raised:
        rendered(template)
    assert says in str(raised.value)
    assert raised.value.position == Position("templates/d.md", line)


@pytest.mark.parametrize(
    ("template", "line", "says"),
    [
        ("a\n{% if %}", 2, "Expected an expression"),
        ("a\n\n{% for x in y %}", 3, "Unexpected end of template"),
        ("{{ text|safe }}", 1, "No filter named 'safe'"),
        ("{{ text|escape }}", 1, "No filter named 'escape'"),
        ("{{ text|attr('__class__') }}", 1, "No filter named 'attr'"),
        ("{{ text|replace('a', 'b') }}", 1, "No filter named 'replace'"),
        ("{{ text|upper }}", 1, "No filter named 'upper'"),
        ("a\n{% autoescape false %}{{ text }}{% endautoescape %}", 2, "autoescape"),
        ("a\n{% filter sentence %}{{ text }}{% endfilter %}", 2, "filter"),
        ("a\n{% set x|sentence %}{{ text }}{% endset %}", 2, "filter"),
        ("a\n{% absent %}", 2, "unknown tag"),
    ],
)
def test_template_that_cannot_be_read_names_its_line(template: str, line: int, says: str) -> None:
    with pytest.raises(TemplateError, match="the template cannot be read") as raised:
        rendered(template)
    assert says in str(raised.value)
    assert raised.value.position == Position("templates/d.md", line)


@pytest.mark.parametrize(
    ("template", "place"),
    [
        ("{% include 'partials/broken.md' %}", Position("templates/partials/broken.md", 2)),
        ("{% include 'partials/wrong.md' %}", Position("templates/partials/wrong.md", 2)),
        ("\n{% import 'partials/wrong.md' as m %}", Position("templates/partials/wrong.md", 2)),
        (
            "\n{% import 'partials/m.md' as m with context %}{{ m.nothing() }}",
            Position("templates/partials/m.md", 4),
        ),
    ],
)
def test_fault_in_a_partial_names_the_partial(template: str, place: Position) -> None:
    with pytest.raises(TemplateError) as raised:
        rendered(template)
    assert raised.value.position == place


def test_template_that_is_not_there_is_named() -> None:
    with pytest.raises(TemplateError, match=r"there is no template kinds/x/document\.md"):
        render(lambda _: None, "kinds/x/document.md", {})


def test_template_that_includes_itself_is_a_fault_and_no_crash() -> None:
    with pytest.raises(TemplateError, match="recursion"):
        rendered("{% include 'partials/itself.md' %}")


@pytest.mark.parametrize("text", ["a\n" + slot(0), "a\n\ue000"])
def test_template_may_not_hold_the_character_of_slots(text: str) -> None:
    with pytest.raises(TemplateError, match=r"U\+E000") as raised:
        rendered(text)
    assert raised.value.position == Position("templates/d.md", 2)


# What a template may not do


@pytest.mark.parametrize(
    "template",
    [
        "{{ text.__class__ }}",
        "{{ text.__class__.__mro__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ model.__init__.__globals__ }}",
        "{{ numbers.append(3) }}",
        "{{ '{0.__class__}'.format(text) }}",
        "{{ ([text]|map(attribute='__class__.__mro__')|list)[0][0] }}",
        "{{ texts|map(attribute='__class__')|first }}",
    ],
)
def test_sandbox_lets_nothing_unsafe_out(template: str) -> None:
    with pytest.raises(TemplateError):
        rendered(template)


MADE = "{% set made %}-\n{{ text }}{% endset %}"


@pytest.mark.parametrize(
    "expression",
    [
        "made ~ text",
        "text ~ made",
        "made + text",
        "text + made",
        "made % text",
        "'%s' % made",
        "made * 2",
        "[made, text]|join",
        "[text, text]|join(made)",
        "made|join(text)",
        "made.join(texts)",
        "made.format(text)",
        "made.format_map(model)",
        "made.replace('-', text)",
        "made.strip()",
        "made|indent(text)",
        "made.__class__(text)",
    ],
)
def test_markup_cannot_take_up_a_value_past_its_slot(expression: str) -> None:
    template = MADE.replace("-\n", "-%s{}-\n") + "{{ " + expression + " }}"
    with pytest.raises(TemplateError):
        rendered(template)


@pytest.mark.parametrize("expression", ["made|indent(4)", "made|default('x')", "[made]|first", "made or 'x'"])
def test_markup_may_be_changed_as_a_whole(expression: str) -> None:
    result = rendered(MADE + "{{ " + expression + " }}")
    assert slot(0) in result.markdown
    assert "<b>" not in result.markdown
    assert [value.text for value in result.values] == [HOSTILE]


def test_further_lines_of_markup_are_moved_in() -> None:
    assert rendered(MADE + "{{ made|indent(2) }}").markdown == f"-\n  {slot(0)}"


@pytest.mark.parametrize("expression", ["made|list|join", "made[1:3]", "made[2:3]", "made|first ~ made|last"])
def test_markup_cannot_be_taken_to_pieces(expression: str) -> None:
    with pytest.raises(TemplateError):
        rendered(MADE + "{{ " + expression + " }}")


@pytest.mark.parametrize("expression", ["prose ~ '.'", "[text, prose]|join", "[prose]|listed"])
def test_prose_cannot_be_joined_to_other_words(expression: str) -> None:
    with pytest.raises(TemplateError, match="Prose cannot be joined"):
        rendered("{{ " + expression + " }}")


@pytest.mark.parametrize("expression", ["model.model_copy", "model.model_dump()", "model.model_post_init"])
def test_of_a_model_only_its_own_fields_can_be_had(expression: str) -> None:
    assert printed("{{ model.unit }}") == ["weeks"]
    with pytest.raises(TemplateError):
        rendered("{{ " + expression + " }}")


def test_jinja_in_data_is_inert() -> None:
    result = rendered("{{ text }}")
    blocks = read(result, pytest.fail).blocks
    assert [type(node) for node in walk(blocks)] == [Paragraph, Words]
    assert blocks == (Paragraph((Words(HOSTILE, AT),)),)


# Filters


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("['a']|listed", "a"),
        ("['a', 'b']|listed", "a and b"),
        ("['a', 'b', 'c']|listed", "a, b and c"),
        ("['a', 'b', 'c']|listed('or')", "a, b or c"),
        ("(1, 2)|listed", "1 and 2"),
        ("'once'|sentence", "Once"),
        ("'éa b'|sentence", "Éa b"),
        ("'Was X'|sentence", "Was X"),
        ("''|sentence", ""),
        ("0|spelled", "no"),
        ("1|spelled", "one"),
        ("8|spelled", "eight"),
        ("12|spelled", "twelve"),
        ("13|spelled", "13"),
        ("-1|spelled", "-1"),
    ],
)
def test_filters_for_sentences(expression: str, text: str) -> None:
    assert printed("{{ " + expression + " }}") == [text]


def test_grouped_keeps_the_order_in_which_groups_begin() -> None:
    class Item:
        def __init__(self, who: str, text: str) -> None:
            self.who, self.text = who, text

    items = [Item("b", "1"), Item("a", "2"), Item("b", "3")]
    inner = "{% for one in group %}{{ one.text }}{% endfor %}"
    template = "{% for who, group in items|grouped('who') %}{{ who }}" + inner + "{% endfor %}"
    result = render(lambda _: (template, "d.md"), "d.md", {"items": items})
    assert [value.text for value in result.values] == ["b", "1", "3", "a", "2"]


def test_blocks_leave_no_empty_lines() -> None:
    assert rendered("a\n    {% if yes %}\nb\n    {% endif %}\nc\n").markdown == "a\nb\nc\n"


# HTML and plain text


@pytest.mark.parametrize("value", ["<script>&\"'", Text("<script>&\"'", AT), Prose("<script>&\"'", AT)])
def test_html_escapes_every_value(value: object) -> None:
    filled = fill_html('<p title="{{ x }}">{{ x }}{{ x.upper() }}</p>', "page.html", {"x": value})
    assert "<script>" not in filled
    assert filled.count("&lt;script&gt;&amp;&#34;&#39;") == 2
    assert "&lt;SCRIPT&gt;" in filled


def test_html_keeps_markup_that_the_program_made() -> None:
    assert fill_html("{{ x }}", "page.html", {"x": Markup("<b>y</b>")}) == "<b>y</b>"


def test_plain_text_prints_values_as_they_stand() -> None:
    context = {"x": Text("<a> & *b*", AT), "date": PartialDate("2021-05-11"), "number": 3}
    assert fill_text("{{ x }}, {{ date }}, {{ number }}", "x.yaml", context) == "<a> & *b*, 11 May 2021, 3"


@pytest.mark.parametrize("fill", [fill_html, fill_text])
@pytest.mark.parametrize(
    ("source", "line"), [("a\n{{ absent }}", 2), ("a\n\n{% if %}", 3), ("{{ ''.__class__ }}", 1), ("{{ 1 / 0 }}", 1)]
)
def test_faults_of_html_and_plain_text_name_file_and_line(
    fill: Callable[[str, str, Mapping[str, object]], str], source: str, line: int
) -> None:
    with pytest.raises(TemplateError) as raised:
        fill(source, "styles/house/page.html", {})
    assert raised.value.position == Position("styles/house/page.html", line)


@pytest.mark.parametrize("value", [None, True, [1]])
def test_plain_text_refuses_what_cannot_be_printed(value: object) -> None:
    with pytest.raises(TemplateError, match="cannot be printed"):
        fill_text("{{ x }}", "x.yaml", {"x": value})


@pytest.mark.parametrize("fill", [fill_html, fill_text])
def test_html_and_plain_text_templates_stand_alone(fill: Callable[[str, str, Mapping[str, object]], str]) -> None:
    with pytest.raises(TemplateError, match="there is no template other"):
        fill("{% include 'other' %}", "page.html", {})
