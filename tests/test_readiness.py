"""The first use builds the gazetteer once, and whoever waits is told how far it is."""

from __future__ import annotations

from threading import Event, Thread

import pytest

from articlemap.atlas import Say, is_open, open_atlas
from articlemap.desk.readiness import Opening, wait_for_atlas
from articlemap.errors import ArticlemapError
from articlemap.notices import Notice, notice


class LeftError(BaseException):
    """Ends a page's script, as Streamlit does when its visitor presses something."""


def test_each_step_is_shown_while_it_is_waited_for() -> None:
    shown: list[Notice] = []
    both_said, seen = Event(), Event()

    def build(say: Say) -> None:
        for step in ("provinces", "towns"):
            say(notice(step))
        both_said.set()
        seen.wait()

    def show(step: Notice) -> None:
        shown.append(step)
        if len(shown) == 2:
            seen.set()

    opening = Opening(build)
    both_said.wait()
    opening.wait(show)
    assert shown == [notice("provinces"), notice("towns")]


def test_a_visitor_who_leaves_does_not_end_the_build() -> None:
    said, go_on = Event(), Event()

    def build(say: Say) -> str:
        say(notice("provinces"))
        said.set()
        go_on.wait()
        return "built"

    def leave(_step: Notice) -> None:
        raise LeftError

    opening = Opening(build)
    said.wait()
    with pytest.raises(LeftError):
        opening.wait(leave)
    go_on.set()
    assert opening.future.result() == "built"


def test_what_hinders_the_build_is_told() -> None:
    def fail(_say: Say) -> None:
        raise ArticlemapError("a package is not installed")

    with pytest.raises(ArticlemapError, match="is not installed"):
        Opening(fail).wait(print)


def test_nobody_waits_for_a_gazetteer_that_is_open() -> None:
    open_atlas()
    said: list[Notice] = []
    wait_for_atlas(said.append)
    assert is_open()
    assert said == []


def test_many_who_come_at_once_open_one() -> None:
    openings: list[object] = []
    visitors = [Thread(target=lambda: openings.append(open_atlas())) for _ in range(4)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    assert openings == [open_atlas()] * 4
