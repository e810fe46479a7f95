"""Data that is written into a script comes out as the same data, and as nothing else."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Template

from articlemap.reader.embedding import (
    close_no_script,
    inline_assets,
    inline_styles,
    to_js_literal,
    to_json_text,
)

# What opens a template, a tag, an entity, a template literal, a JavaScript comment's end or a
# string's: none of them may stand in a literal, except the quotes at its ends.
OPENERS = set("{}<>&`$#%'\n\r\u2028\u2029")

texts = st.text(st.characters(codec="utf-8"))
scalars = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
)
data = st.recursive(
    scalars | texts,
    lambda parts: st.lists(parts) | st.dictionaries(texts, parts),
    max_leaves=20,
)
pieces = st.sampled_from(
    ["{{", "}}", "{%", "{#", "${", "</script>", "<!--", "\\", '"', "'", "`", "&"]
)
hostile_texts = st.lists(pieces | texts).map("".join)


def read(literal: str) -> Any:
    """What `JSON.parse(<literal>)` gives: the literal's escapes are JSON's and JavaScript's."""
    return json.loads(json.loads(literal))


@given(data)
def test_any_data_comes_back_as_it_was(given_data: Any) -> None:
    assert read(to_js_literal(given_data)) == given_data


@given(data | hostile_texts)
def test_a_literal_holds_nothing_that_could_open_anything(given_data: Any) -> None:
    literal = to_js_literal(given_data)

    assert not OPENERS & set(literal)
    assert literal.isascii()


@given(hostile_texts)
def test_a_text_made_of_openers_comes_back_as_it_was(text: str) -> None:
    assert read(to_js_literal({"text": text})) == {"text": text}


@given(data | hostile_texts)
def test_rendering_a_literal_as_a_template_twice_changes_nothing(given_data: Any) -> None:
    literal = to_js_literal(given_data)

    once = Template(literal).render()
    twice = Template(once).render()

    assert once == twice == literal


@given(data | hostile_texts)
def test_a_literal_is_one_string_from_its_first_quote_to_its_last(given_data: Any) -> None:
    assert re.fullmatch(r'"(?:[^"\\]|\\.)*"', to_js_literal(given_data))


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_what_json_cannot_say_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        to_js_literal({"latitude": number})


def test_a_page_of_one_file_has_no_addresses_but_its_own_nodes() -> None:
    assets = inline_assets()

    assert assets.scripts == assets.styles == []
    assert assets.kept is not None
    assert {address.removeprefix("#") for address in assets.basemap.values()} == assets.kept.keys()


@given(data | hostile_texts)
def test_data_beside_the_scripts_comes_back_and_opens_no_tag(given_data: Any) -> None:
    text = to_json_text(given_data)

    assert json.loads(text) == given_data
    assert "<" not in text


def test_what_would_end_a_script_is_written_otherwise() -> None:
    script = 'a = "</script>"; b = "<!-- "; c = 1 < 2; d = "</SCRIPT"'
    assert close_no_script(script) == (
        r'a = "\x3c/script>"; b = "\x3c!-- "; c = 1 < 2; d = "\x3c/SCRIPT"'
    )


def test_no_style_asks_for_a_picture() -> None:
    assert "url(" not in inline_styles()
