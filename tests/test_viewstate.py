"""An address restores exactly its view; what it does not know it ignores and names."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from articlemap.tables import KINDS, PRECISIONS
from articlemap.viewstate import SCHEMA, ViewState, describe_schema, read_state, write_state

ids = st.from_regex(r"[a-z0-9]{1,8}(?:[_-][a-z0-9]{1,8}){0,2}", fullmatch=True)
days = st.from_regex(r"20\d\d(?:-(?:0[1-9]|1[0-2]))?", fullmatch=True)
places = st.from_regex(r"-?\d{1,2}\.\d{1,5}_-?\d{1,3}\.\d{1,5}_\d{1,2}\.\d{1,2}", fullmatch=True)
line = st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=1, max_size=100)
states = st.builds(
    ViewState,
    lang=st.none() | st.sampled_from(["en", "fr", "ar"]),
    layers=st.none() | st.lists(ids, min_size=1, max_size=4).map(tuple),
    since=st.none() | days,
    until=st.none() | days,
    q=st.none() | line,
    by=st.none() | st.sampled_from(["SOHR", "United States", "World Vision"]),
    kind=st.none() | st.sampled_from(KINDS),
    precision=st.none() | st.sampled_from(PRECISIONS),
    contested=st.none() | st.just("only"),
    tab=st.none() | st.sampled_from(["text", "map", "list"]),
    text=st.none() | st.sampled_from(["original", "rendering", "both"]),
    compare=st.none() | st.just("all") | ids,
    mark=st.none() | ids,
    claim=st.none() | ids,
    sentence=st.none() | ids,
    at=st.none() | places,
)


@given(states)
def test_a_view_written_and_read_is_the_same_view(state: ViewState) -> None:
    assert read_state(write_state(state)) == (state, [])


@given(st.dictionaries(st.text(max_size=12), st.text(max_size=40), max_size=6))
def test_any_address_gives_a_view_and_names_what_it_ignored(parameters: dict[str, str]) -> None:
    state, ignored = read_state(parameters)
    assert set(write_state(state)) | set(ignored) == set(parameters)


def test_a_value_outside_the_schema_is_ignored_by_name() -> None:
    state, ignored = read_state({"kind": "rumour", "mark": "morek", "utm_source": "x"})
    assert state == ViewState(mark="morek")
    assert ignored == ["kind", "utm_source"]


def test_the_script_gets_patterns_that_are_the_same_in_both_languages() -> None:
    for name, one in describe_schema().items():
        assert one == {"pattern": SCHEMA[name].pattern, "many": SCHEMA[name].many}
        assert not re.search(r"\(\?P|\\A|\\Z|\(\?i", one["pattern"]), name
