"""Changes to a YAML file: what is meant is written, and everything else stays to the byte."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import WriteError
from briefgen.source_edit import Add, Change, Put, edited

ITEM = {"role": "chair", "date": "2026-11-24"}
STATUS = ("documents", "brief", "status")
APPROVALS = ("documents", "brief", "approvals")

BLOCK = """\
# Emily, told again.
name: Emily   # a pseudonym
documents:
  brief:
    status: draft   # not yet
    approvals:
      - role: nurse
        date: 2020-01-01   # the first

      - {role: doctor, date: 2020-01-02}
  # The response waits.
  response: {status: draft, version: "0.1"}

areas:
- id: x
  text: |
    One line.

    Another.


# The end.
"""


def data(text: str) -> Any:
    return yaml.load(text, Loader=yaml.CBaseLoader)


def insertion(before: str, after: str) -> tuple[str, str, str]:
    """What stood before, what was put in, what stands behind: nothing else may be different."""
    start = 0
    while start < len(before) and before[start] == after[start]:
        start += 1
    end = 0
    while end < len(before) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    assert before[:start] + before[len(before) - end :] == before
    return after[:start], after[start : len(after) - end], after[len(after) - end :]


def test_a_value_is_put_in_place_of_another_and_its_comment_stays() -> None:
    after = edited(BLOCK, "x.yaml", [Put(STATUS, "approved")])
    assert after == BLOCK.replace("status: draft   # not yet", "status: approved   # not yet")


def test_an_item_is_added_below_the_last_one() -> None:
    after = edited(BLOCK, "x.yaml", [Add(APPROVALS, ITEM)])
    last = "      - {role: doctor, date: 2020-01-02}\n"
    assert after == BLOCK.replace(last, last + "      - role: chair\n        date: 2026-11-24\n")


def test_a_field_of_an_item_is_put_in_both_ways_of_writing() -> None:
    in_block = edited(BLOCK, "x.yaml", [Put((*APPROVALS, 0, "withdrawn"), "2026-11-24")])
    first = "        date: 2020-01-01   # the first\n"
    assert in_block == BLOCK.replace(first, first + "        withdrawn: 2026-11-24\n")
    in_flow = edited(BLOCK, "x.yaml", [Put((*APPROVALS, 1, "withdrawn"), "2026-11-24")])
    assert in_flow == BLOCK.replace("date: 2020-01-02}", "date: 2020-01-02, withdrawn: 2026-11-24}")


def test_what_is_written_on_one_line_stays_on_one_line() -> None:
    after = edited(BLOCK, "x.yaml", [Add(("documents", "response", "approvals"), ITEM)])
    old = 'response: {status: draft, version: "0.1"}'
    assert after == BLOCK.replace(old, old[:-1] + ", approvals: [{role: chair, date: 2026-11-24}]}")


def test_a_field_behind_a_long_text_stands_before_the_empty_lines() -> None:
    after = edited(BLOCK, "x.yaml", [Add(("accepted",), {"code": "jigsaw"})])
    assert "    Another.\naccepted:\n  - code: jigsaw\n\n\n# The end.\n" in after
    assert data(after)["areas"][0]["text"] == "One line.\n\nAnother.\n"


def test_two_changes_are_made_one_after_the_other() -> None:
    after = edited("name: x\n", "x.yaml", [Put(STATUS, "draft"), Add(APPROVALS, ITEM), Add(APPROVALS, ITEM)])
    assert data(after) == {"name": "x", "documents": {"brief": {"status": "draft", "approvals": [ITEM, ITEM]}}}


@pytest.mark.parametrize(
    "before",
    [
        "name: x", "name: x\n", "name: x\ndocuments:\n", "name: x\ndocuments:   # none yet\nother: y\n",
        "name: x\ndocuments: {}\n", "{name: x}", "name: x\ndocuments:\n  brief:\n", "documents: {brief: {}}\n",
        "documents:\n  brief:\n    approvals: []\nname: x\n", "documents:\n  brief:\n    approvals:\nname: x\n",
        "documents:\n    brief:\n        status: draft\nname: x\n", "name: x\ntext: |+\n  kept\n\n\n",
        "name: x\ntext: >-\n  folded\n  on", "name: é🙂\ndocuments: {brief: {status: draft}}\n",
        "documents:\n  brief:\n    approvals: [\n      {role: b},\n    ]\nname: x\n", "---\nname: x\n...\n",
        "documents: {brief: {status: draft,}}\n", "documents:\n  brief: {status: draft, # why\n    version: '1'}\nx: y\n",
        "# only a comment\nname: x\n# the end",
    ],
)  # fmt: skip
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_nothing_but_what_is_meant_is_changed(before: str, newline: str) -> None:
    before = before.replace("\n", newline)
    after = edited(before, "x.yaml", [Add(APPROVALS, ITEM)])
    meant = data(before)
    meant["documents"] = meant.get("documents") or {}
    meant["documents"]["brief"] = meant["documents"].get("brief") or {}
    listed = meant["documents"]["brief"].get("approvals") or []
    meant["documents"]["brief"]["approvals"] = [*listed, ITEM]
    assert data(after) == meant
    insertion(before, after)
    assert "\r\n" not in before or "\n" not in after.replace("\r\n", "")


@pytest.mark.parametrize(
    ("before", "change"),
    [
        ("a: &a {status: draft}\ndocuments: {brief: *a}\n", Put(STATUS, "approved")),
        ("documents:\n  brief: draft\n", Put(STATUS, "approved")),
        ("documents:\n  brief:\n    approvals: yes\n", Add(APPROVALS, ITEM)),
        ("documents: {brief: {status: draft} # why\n  }\n", Put(("documents", "response", "status"), "draft")),
        ("a: [\n", Put(STATUS, "draft")),
        ("", Put(STATUS, "draft")),
        ("- a\n- b\n", Put(STATUS, "draft")),
    ],
)
def test_what_cannot_be_changed_alone_is_refused_with_its_place(before: str, change: Change) -> None:
    with pytest.raises(WriteError) as refused:
        edited(before, "briefs/x.yaml", [change])
    assert "cannot be written here" in refused.value.message
    assert refused.value.position is not None
    assert refused.value.position.file == "briefs/x.yaml"
    assert refused.value.fix


WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"], exclude_characters="\u2028\u2029\x85"), min_size=1
)


@given(WORDS)
def test_any_words_come_back_as_they_were(words: str) -> None:
    for before in ("name: x\n", "{name: x}\n", "documents: {brief: {status: draft}}\n"):
        after = edited(before, "x.yaml", [Add(APPROVALS, {"reference": words}), Put(("note",), words)])
        assert data(after)["documents"]["brief"]["approvals"] == [{"reference": words}]
        assert data(after)["note"] == words


VALUES = st.recursive(
    st.text("abc: #-'\"|>", max_size=8) | st.sampled_from(["two\nlines\n", "x\n\n", "null"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(list("pqrs")), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.dictionaries(st.sampled_from(["name", "text", "areas"]), VALUES, min_size=1),
    st.sampled_from([None, False, True]),
)
def test_the_rest_of_any_file_stays_to_the_byte(content: dict[str, Any], style: bool | None) -> None:
    before = yaml.dump(content, default_flow_style=style, sort_keys=False, allow_unicode=True)
    after = edited(before, "x.yaml", [Add(APPROVALS, ITEM)])
    assert data(after) == {**data(before), "documents": {"brief": {"approvals": [ITEM]}}}
    insertion(before, after)
