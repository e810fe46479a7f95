"""What is offered to take away: groups, names of files, sizes, addresses, the view in numbers."""

from __future__ import annotations

import pytest

from articlemap.dossier import Dossier
from articlemap.export.formats import FORMATS
from articlemap.offers import (
    ANALYSE,
    ANNOTATE,
    NAMES,
    PICTURES,
    WHOLE,
    is_public,
    name_file,
    sum_up,
    write_address,
    write_iframe,
    write_size,
)
from articlemap.selection import select
from articlemap.viewstate import ViewState

VIEW = ViewState(layers=("posts", "toll"), q="Morek", lang="fr")


def test_every_format_is_offered_once_and_has_a_name() -> None:
    offered = [*WHOLE, *PICTURES, *ANALYSE, *ANNOTATE]
    assert sorted(offered) == sorted(FORMATS) == sorted(NAMES)


def test_claims_are_counted_as_the_reader_counts_them(article: Dossier) -> None:
    summary = sum_up(select(article))
    assert (summary.layers, summary.all_layers) == (4, 6)
    assert (summary.claims, summary.all_claims) == (34, 52)
    assert summary.days == "2018 – 6 February 2020"


def test_one_day_is_one_day_and_none_is_blank(article: Dossier) -> None:
    one = select(article, ViewState(layers=("posts",), since="2020-02-05", until="2020-02-05"))
    assert sum_up(one, language="fr").days == "5 février 2020"
    assert sum_up(select(article, ViewState(layers=("none",)))).days == ""


@pytest.mark.parametrize(
    ("name", "shape", "theme", "file"),
    [
        ("png", "wide", "light", "articlemap-idlib-2020-02-06-fr.png"),
        ("pdf", "a4", "dark", "articlemap-idlib-2020-02-06-fr-a4-dark.pdf"),
        ("csv", "a4", "dark", "articlemap-idlib-2020-02-06-fr.csv"),
        ("newsroom", "wide", "light", "articlemap-idlib-2020-02-06-fr-newsroom.zip"),
        ("datapackage", "wide", "light", "articlemap-idlib-2020-02-06-fr-datapackage.zip"),
    ],
)
def test_a_file_is_named_after_what_it_holds(
    article: Dossier, name: str, shape: str, theme: str, file: str
) -> None:
    assert name_file(article, FORMATS[name], language="fr", shape=shape, theme=theme) == file


@pytest.mark.parametrize(
    ("size", "language", "words"),
    [
        (120, "en", "1 kB"),
        (137_400, "en", "137 kB"),
        (1_240_000, "fr", "1,2 Mo"),
        (137_400, "ar", "137 كيلوبايت"),
    ],
)
def test_a_size_is_said_in_the_language(size: int, language: str, words: str) -> None:
    assert write_size(size, language).split() == words.split()


def test_the_address_carries_the_view_and_that_it_is_embedded() -> None:
    asked = "embed=1&lang=fr&layers=posts,toll&q=Morek"
    assert write_address("https://desk.example/map", VIEW, embed=True) == (
        f"https://desk.example/map/?{asked}"
    )
    assert write_address("https://desk.example", ViewState(lang="en")) == "https://desk.example/"
    assert write_address(None, VIEW) == ""


def test_an_address_of_this_machine_is_for_nobody_else() -> None:
    assert is_public("https://desk.example/?q=Morek")
    assert not any(map(is_public, ("http://localhost:8501/", "http://127.0.0.1:8501/", "")))


def test_the_frame_to_copy_escapes_what_it_is_given() -> None:
    frame = write_iframe('https://desk.example/?embed=1&q="><script>', 'A "title" <b>')
    assert frame.startswith('<iframe src="https://desk.example/?embed=1&amp;q=&#34;&gt;&lt;script')
    assert 'title="A &#34;title&#34; &lt;b&gt;"' in frame
