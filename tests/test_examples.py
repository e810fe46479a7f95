"""The example articles come in as any other would, and say that they are invented."""

from __future__ import annotations

import pytest

from articlemap.examples import FILES, FOLDER, read_example


@pytest.mark.parametrize("language", list(FILES))
def test_an_example_is_read_with_its_title_day_and_language(language: str) -> None:
    reading = read_example(language)
    assert (reading.published, reading.language) == ("2024-03-12", language)
    assert reading.title == reading.text.split("\n")[0]
    assert reading.notices == ()
    assert 220 <= len(reading.text.split()) <= 280


def test_an_interface_language_without_an_example_gets_the_english_one() -> None:
    assert read_example("ar") == read_example("en")


@pytest.mark.parametrize(("language", "name"), [("fr", "Valence"), ("en", "Cambridge")])
def test_an_example_names_towns_that_have_namesakes(language: str, name: str) -> None:
    assert name in read_example(language).text
    assert "Tripoli" in read_example(language).text


def test_their_readme_says_that_they_are_invented_and_under_which_licence() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert "Invented." in readme
    assert "CC BY 4.0" in readme
    assert all(name in readme for name in FILES.values())
