"""The interface's languages: whole catalogues, no English outside them, dates and numbers."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from jinja2 import Environment

from articlemap.dossier import Dossier
from articlemap.language import (
    LANGUAGES,
    direction,
    format_date,
    format_number,
    pick_text,
    translate,
)
from articlemap.provenance import list_marks, trace_coordinate, trace_sentence
from articlemap.reader.words import WORDS, words
from articlemap.wording import name_claimant
from scripts.catalogues import (
    TEMPLATE,
    TRANSLATED,
    compile_catalogue,
    extract_messages,
    find_catalogue,
    read_catalogue,
)

ROOT = Path(__file__).parents[1]
TEMPLATES = sorted((ROOT / "articlemap" / "templates").rglob("*.html"))
HOLE = re.compile(r"%\(\w+\)s|\{\w*\}")
WAY_OUT = "run `python scripts/catalogues.py`, then translate what is new in the .po files"
# Names that are the same in every language.
NAMES = {"articlemap", "SHA-256", "M4", "M5", "WGS 84", "CC BY 4.0", "MIT", "GitHub"}
SPOKEN_ATTRIBUTES = {"aria-label", "title", "alt", "placeholder"}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Every message of the code and the templates, extracted now."""
    path = tmp_path_factory.mktemp("messages") / "articlemap.pot"
    extract_messages(path)
    return read_catalogue(path)


def list_messages(catalogue: Catalog) -> dict[str, Message]:
    return {str(message.id): message for message in catalogue if message.id}


@pytest.fixture(scope="module", params=TRANSLATED)
def translated(request: pytest.FixtureRequest) -> Catalog:
    return read_catalogue(find_catalogue(request.param), request.param)


def test_every_message_is_translated(fresh: Catalog, translated: Catalog) -> None:
    have = {key for key, one in list_messages(translated).items() if one.string and not one.fuzzy}
    assert sorted(list_messages(fresh).keys() - have) == [], WAY_OUT


def test_no_translation_is_of_a_message_that_is_gone(fresh: Catalog, translated: Catalog) -> None:
    assert sorted(list_messages(translated).keys() - list_messages(fresh).keys()) == [], WAY_OUT


def test_the_template_of_the_catalogues_is_up_to_date(fresh: Catalog) -> None:
    assert list_messages(read_catalogue(TEMPLATE)).keys() == list_messages(fresh).keys(), WAY_OUT


def test_a_translation_has_the_holes_of_its_message(translated: Catalog) -> None:
    pairs = [(key, str(one.string)) for key, one in list_messages(translated).items() if one.string]
    wrong = [key for key, text in pairs if set(HOLE.findall(key)) != set(HOLE.findall(text))]
    assert wrong == []


def test_french_stands_off_its_double_marks() -> None:
    french = list_messages(read_catalogue(find_catalogue("fr"), "fr"))
    texts = [str(message.string) for message in french.values()]
    assert [text for text in texts if re.search(r"[^\s][:;?!»](\s|$)|«\S|'", text)] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_catalogue_is_made_from_the_written_one(language: str) -> None:
    path = find_catalogue(language)
    assert path.with_suffix(".mo").read_bytes() == compile_catalogue(path, language), WAY_OUT


def test_a_language_that_we_do_not_have_is_english() -> None:
    assert translate("xx")("Not on the map") == "Not on the map"
    assert words("xx") == WORDS
    assert format_date("2020-02-06", "xx") == "6 February 2020"


def test_the_readers_words_are_translated() -> None:
    assert words("en") == WORDS
    assert (words("fr")["close"], words("ar")["close"]) == ("Fermer", "إغلاق")


# ---- templates
class SpokenText(HTMLParser):
    """Collects what people read or hear of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in SPOKEN_ATTRIBUTES]
        self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not {"style", "script", "code", "bdi"} & set(self.inside):
            self.found.append(data.strip())


def list_untranslated(source: str) -> list[str]:
    """Words of a template that stand outside its messages."""
    kept: list[str] = []
    in_message = False
    for _, kind, value in Environment(extensions=["jinja2.ext.i18n"]).lex(source):
        if kind == "name" and value in ("trans", "endtrans"):
            in_message = value == "trans"
        elif kind == "data" and not in_message:
            kept.append(value)
    parser = SpokenText()
    parser.feed("".join(kept))
    return [text for text in parser.found if re.search(r"[^\W\d_]{2}", text) and text not in NAMES]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_says_nothing_outside_its_messages(path: Path) -> None:
    assert list_untranslated(path.read_text(encoding="utf-8")) == []


def test_words_outside_a_message_are_found() -> None:
    source = '<p title="Hello">{% trans %}Good{% endtrans %} day {{ name }}</p><style>b</style>'
    assert list_untranslated(source) == ["Hello", "day"]


# ---- what the domain says
def test_dates_are_as_exact_as_they_are_given() -> None:
    assert format_date("2018", "fr") == "2018"
    assert format_date("2020-01", "fr") == "janvier 2020"
    assert format_date("2020-02-06", "ar") == "6 فبراير 2020"
    assert format_date("2020-01-28/2020-01-29", "en") == "28 January 2020 – 29 January 2020"


def test_numbers_follow_the_language_with_western_digits() -> None:
    assert format_number(1234.5, "en") == "1,234.5"
    assert format_number(1234.5, "fr") == "1\u202f234,5"
    assert format_number(1234.5, "ar") == "1,234.5"


def test_only_arabic_reads_from_right_to_left() -> None:
    assert [direction(each) for each in LANGUAGES] == ["ltr", "ltr", "rtl"]


def test_a_text_that_is_lacking_falls_back_to_english_and_says_so() -> None:
    text = pick_text({"note_en": "A ford", "note_fr": "Un gué", "note_ar": None}, "note", "ar")
    assert (text, text.language, text.direction) == ("A ford", "en", "ltr")
    assert pick_text({"note_en": "A ford", "note_fr": "Un gué"}, "note", "fr").language == "fr"
    assert pick_text({}, "note", "ar") == ""


def test_chains_are_told_in_french(article: Dossier) -> None:
    place, *_ = trace_coordinate(article, "saraqeb", language="fr")
    assert place == "Placé à 35.86447, 36.80591 (WGS 84) : ± 1 km, le centre de la localité."
    claim, *_ = trace_sentence(article, "c01", language="fr")
    assert claim.startswith("Affirmation c01 : prévision, selon L'article lui-même")
    assert "6 février 2020" in claim


def test_an_arabic_chain_ends_with_an_english_note(article: Dossier) -> None:
    lines = trace_coordinate(article, "saraqeb", language="ar")
    assert [line.language for line in lines] == ["ar", "ar", "ar", "en"]
    assert lines[0].startswith("مرسوم عند")


def test_the_table_is_in_the_language_of_the_interface(article: Dossier) -> None:
    row = next(row for row in list_marks(article, language="fr") if row.mark == "saraqeb")
    assert (row.layer, row.claimant) == ("Avancée du régime", "l’article")
    assert row.claim.language == "fr"


def test_a_claimants_name_is_short() -> None:
    who = {"claimant": "NRC", "name_fr": "Conseil norvégien (Jan Egeland)", "name_ar": "رجب، رئيس"}
    assert name_claimant(who) == "NRC"
    assert name_claimant(who, language="fr") == "Conseil norvégien"
    assert name_claimant(who, language="ar") == "رجب"
