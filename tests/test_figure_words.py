"""A view in words: alternative text and a description, from the data, in three languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from articlemap.dossier import Dossier, read_dossier
from articlemap.figure import describe_view, write_alt_text
from articlemap.selection import select
from articlemap.viewstate import ViewState
from tests.figures import look, read_tiny

LANGUAGES = ["en", "fr", "ar"]
LAYERS = {
    "en": ("Regime advance (16)", "Turkish posts (6)", "Toll and access (4)"),
    "fr": ("Avancée du régime (16)", "Postes turcs (6)", "Bilan et accès (4)"),
    "ar": ("تقدم قوات النظام", "النقاط التركية", "الحصيلة والوصول"),
}
VIEWS = [
    ViewState(),
    ViewState(layers=("posts",)),
    ViewState(layers=("diplomacy", "context")),
    ViewState(by="SOHR", kind="event", since="2020-02", until="2020-02-05"),
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_alternative_text_is_short_and_says_what_is_shown(article: Dossier, language: str) -> None:
    text = write_alt_text(select(article), language=language)
    assert len(text) <= 250
    assert "34" in text
    assert "2020" in text
    for layer in LAYERS[language]:
        assert layer in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", VIEWS)
def test_a_description_has_about_eighty_words(
    article: Dossier, language: str, view: ViewState
) -> None:
    words = describe_view(select(article, view), language=language).split()
    assert 60 <= len(words) <= 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_description_of_a_small_dossier_is_as_long(language: str) -> None:
    words = describe_view(select(read_tiny()), language=language).split()
    assert 60 <= len(words) <= 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_description_names_layers_counts_and_date(article: Dossier, language: str) -> None:
    text = describe_view(select(article), language=language)
    for fact in (*LAYERS[language], "34", "13", "2020"):
        assert fact in text


def test_a_description_names_who_says_it_and_where(article: Dossier) -> None:
    text = describe_view(select(article), language="en")
    assert "the article (17), SOHR (11), NRC (3) and 2 more" in text
    assert "Saraqeb, Maaret al-Numan, Morek" in text


def test_counts_follow_the_filters_and_the_filters_are_stated(article: Dossier) -> None:
    text = describe_view(look(article, by="SOHR", until="2020-02-05"), language="en")
    assert "Only part is shown: said by SOHR and up to 5 February 2020." in text
    assert "SOHR (" in text
    assert "the article (" not in text


def test_context_is_named_and_not_counted(article: Dossier) -> None:
    with_context = write_alt_text(look(article, layers=("posts", "context")), language="en")
    assert (
        "Claims: 6; marks: 4; layers: Turkish posts (6) and Context, not in the article."
        in with_context
    )


def test_hostile_words_keep_the_lengths_and_stay_as_they_are(hostile_folder: Path) -> None:
    chosen = select(read_dossier(hostile_folder))
    assert len(write_alt_text(chosen, language="en")) <= 250
    text = describe_view(chosen, language="en")
    assert 60 <= len(text.split()) <= 100
    assert "{{7*7}}" in text
