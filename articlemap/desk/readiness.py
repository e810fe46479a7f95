"""The first use of the gazetteer builds it: once for all visitors, its steps said to each.

The build has a thread of its own: Streamlit ends a page's script when its visitor presses
something, and a build that was ended would begin anew.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Lock, Thread

from articlemap.atlas import Say, is_open, open_atlas
from articlemap.notices import Notice

BREATH = 0.2  # seconds between two looks at how far it is


class Opening:
    """The gazetteer being opened, or built where it is not there; `steps` are what was said."""

    def __init__(self, open_it: Callable[[Say], object] = open_atlas) -> None:
        self.steps: list[Notice] = []
        self.future: Future[object] = Future()
        Thread(target=self._run, args=(open_it,), daemon=True).start()

    def _run(self, open_it: Callable[[Say], object]) -> None:
        try:
            self.future.set_result(open_it(self.steps.append))
        except Exception as error:  # told to whoever waits
            self.future.set_exception(error)

    def wait(self, show: Say) -> None:
        """Return when it is done, `show` being told each step; raises what opening it raised."""
        shown = 0
        while not self.future.done():
            wait([self.future], timeout=BREATH)
            for step in self.steps[shown:]:
                show(step)
            shown = len(self.steps)
        self.future.result()


_openings: list[Opening] = []
_beginning = Lock()


def wait_for_atlas(show: Say) -> None:
    """Return once the gazetteer can be used; raises ArticlemapError when it cannot be built."""
    if is_open():
        return
    with _beginning:
        if not _openings or _openings[-1].future.done():
            _openings[:] = [Opening()]
        opening = _openings[-1]
    opening.wait(show)
