"""What a sentence seems to say: its date, who says it, its kind, number and movement."""

from __future__ import annotations

import pytest

from articlemap.proposals import find_dates, find_figures, find_roles, find_speakers
from articlemap.proposals.claims import propose_claims, share_names
from articlemap.proposals.kinds import propose_kind
from articlemap.tables import KINDS, ROLES

THURSDAY = "2020-02-06"


def dates_of(text: str, language: str = "fr", published: str = THURSDAY) -> list[tuple[str, str]]:
    found = find_dates(text, published=published, language=language)
    return [(one.printed, one.date) for one in found]


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("jeudi", "2020-02-06"),
        ("mercredi", "2020-02-05"),
        ("jeudi dernier", "2020-01-30"),
        ("lundi prochain", "2020-02-10"),
        ("hier", "2020-02-05"),
        ("avant-hier", "2020-02-04"),
        ("aujourd’hui", "2020-02-06"),
        ("le 28 janvier", "2020-01-28"),
        ("le 1er mars 2019", "2019-03-01"),
        ("mardi 4 février", "2020-02-04"),
        ("les 28 et 29 janvier", "2020-01-28/2020-01-29"),
        ("du 3 au 9 décembre", "2019-12-03/2019-12-09"),
        ("en janvier", "2020-01"),
        ("d'août 2014", "2014-08"),
        ("en 2018", "2018"),
        ("la semaine dernière", "2020-01-27/2020-02-02"),
        ("la semaine prochaine", "2020-02-10/2020-02-16"),
        ("le mois dernier", "2020-01"),
        ("l'année dernière", "2019"),
        ("l’an prochain", "2021"),
        ("il y a trois jours", "2020-02-03"),
        ("il y a une semaine", "2020-01-28/2020-02-01"),
        ("il y a six mois", "2019-08"),
        ("depuis dix-neuf jours", "2020-01-18/2020-02-06"),
    ],
)
def test_a_french_date_is_told_from_the_articles(printed: str, date: str) -> None:
    assert dates_of(f"Cela s'est passé {printed}.") == [(printed, date)]


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("Wednesday", "2020-02-05"),
        ("last Thursday", "2020-01-30"),
        ("next Tuesday", "2020-02-11"),
        ("yesterday", "2020-02-05"),
        ("January 28", "2020-01-28"),
        ("28 January", "2020-01-28"),
        ("Feb. 3, 2020", "2020-02-03"),
        ("in March 2011", "2011-03"),
        ("in 2018", "2018"),
        ("last week", "2020-01-27/2020-02-02"),
        ("last month", "2020-01"),
        ("three days ago", "2020-02-03"),
        ("a week ago", "2020-01-28/2020-02-01"),
    ],
)
def test_an_english_date_is_told_from_the_articles(printed: str, date: str) -> None:
    assert dates_of(f"It happened {printed}.", "en") == [(printed, date)]


def test_a_weekday_is_past_unless_the_clause_speaks_of_what_is_to_come() -> None:
    assert dates_of("Ils ont fui vendredi.") == [("vendredi", "2020-01-31")]
    assert dates_of("Le Conseil doit se réunir vendredi.") == [("vendredi", "2020-02-07")]
    assert dates_of("Il faut trancher avant vendredi.") == [("vendredi", "2020-02-07")]
    assert dates_of("Talks are expected to resume on Tuesday.", "en") == [("Tuesday", "2020-02-11")]


def test_a_name_that_ends_like_a_future_is_none() -> None:
    assert dates_of("Des tentes ont été dressées mardi à Sarmada.") == [("mardi", "2020-02-04")]


def test_a_day_without_a_year_is_the_one_nearest_the_article() -> None:
    assert dates_of("le 28 décembre") == [("le 28 décembre", "2019-12-28")]
    assert dates_of("le 3 janvier", published="2019-12-30") == [("le 3 janvier", "2020-01-03")]


def test_a_day_that_no_calendar_has_is_no_date() -> None:
    assert dates_of("le 31 février") == []


def test_words_that_only_say_now_are_marked_as_such() -> None:
    (found,) = find_dates("Les postes sont maintenant encerclés.", published=THURSDAY)
    assert (found.date, found.basis) == (THURSDAY, "as_of")


def test_words_that_look_like_dates_are_none() -> None:
    text = "La M5 mène de Mars à Saint-Mardi ; il tient 12 postes et le mardi gras des vendredis."
    assert dates_of(text) == []
    assert dates_of("She may march on the 5th floor in summer.", "en") == []


def test_without_the_articles_date_only_a_full_date_is_found() -> None:
    assert dates_of("Le 3 mai 2019 puis mardi.", published="") == [("Le 3 mai 2019", "2019-05-03")]


def test_a_language_without_rules_has_no_dates_and_no_speakers() -> None:
    assert find_dates("يوم الأربعاء", published=THURSDAY, language="ar") == []
    assert find_speakers("قال وليد", [(0, 8)], language="ar") == [None]


def speaker_of(text: str, language: str = "fr") -> str | None:
    (found,) = find_speakers(text, [(0, len(text))], language=language)
    return found.name if found else None


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("« Il faut partir », a déclaré Nour.", "Nour"),
        (
            "La ville est prise, a déclaré mercredi l'Observatoire des droits.",
            "Observatoire des droits",
        ),
        ("Selon la Croix-Rouge, 20 personnes ont fui.", "Croix-Rouge"),
        ("Vingt personnes ont fui, d’après des élus locaux.", "élus locaux"),
        ("James Jeffrey, l'homme de pointe, a déclaré que rien ne change.", "James Jeffrey"),
        ("Le chef du groupe, Rami Abdel, a indiqué qu'ils partaient.", "Rami Abdel"),
        ("La pluie cesse, mais Cavusoglu a affirmé qu'il restait.", "Cavusoglu"),
        ("Jeudi, la Turquie a exhorté la Russie à céder.", "Turquie"),
    ],
)
def test_who_speaks_in_french(sentence: str, name: str) -> None:
    assert speaker_of(sentence) == name


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("According to the weather office, it will rain.", "weather office"),
        ('"We left first," Georgia Thomas told reporters.', "Georgia Thomas"),
        ("The river rose, officials said.", "officials"),
        ("Ankara urged Moscow to help.", "Ankara"),
    ],
)
def test_who_speaks_in_english(sentence: str, name: str) -> None:
    assert speaker_of(sentence, "en") == name


@pytest.mark.parametrize(
    "sentence",
    [
        "Le M5 relie Damas à Alep.",
        "La raison selon laquelle il est parti reste obscure.",
        "Il a déclaré que rien ne changeait.",
    ],
)
def test_a_sentence_without_a_named_source_has_no_speaker(sentence: str) -> None:
    assert speaker_of(sentence) is None


def test_a_pronoun_and_a_last_name_lead_to_who_was_named() -> None:
    sentences = [
        "Selon James Jeffrey, c'est grave.",
        "Jeffrey a dit non.",
        "« Non », a-t-il ajouté.",
    ]
    text, spans = " ".join(sentences), []
    for sentence in sentences:
        spans.append((text.index(sentence), text.index(sentence) + len(sentence)))
    found = find_speakers(text, spans)
    assert [one and one.name for one in found] == ["James Jeffrey"] * 3
    assert all(one and text[one.start : one.end] == one.printed for one in found)


@pytest.mark.parametrize(
    ("sentence", "language", "kind"),
    [
        ("La Turquie a exhorté la Russie à céder.", "fr", "demand"),
        ("The envoy called for a truce.", "en", "demand"),
        ("Le Conseil devrait se réunir.", "fr", "forecast"),
        ("Les deux armées s'apprêtent à partir.", "fr", "forecast"),
        ("A storm is expected to reach Goa.", "en", "forecast"),
        ("Les forces ont pénétré dans la ville.", "fr", "event"),
        ("La ville se trouve sur la route.", "fr", "state"),
    ],
)
def test_the_verb_tells_the_kind(sentence: str, language: str, kind: str) -> None:
    assert propose_kind(sentence, language=language, spoken=False, counted=False)[0] == kind


def test_a_number_makes_a_figure_and_a_speaker_a_statement() -> None:
    words = "Il reste du pain."
    assert propose_kind(words, language="fr", spoken=False, counted=True)[0] == "figure"
    assert propose_kind(words, language="fr", spoken=True, counted=False)[0] == "statement"


@pytest.mark.parametrize(
    ("sentence", "language", "value", "qualifier", "unit"),
    [
        ("plus de 20 000 personnes", "fr", 20_000, "more_than", "personnes"),
        ("environ 300 civils", "fr", 300, "about", "civils"),
        ("1,4 million de tonnes", "fr", 1_400_000, "exactly", "tonnes"),
        ("vingt-deux familles", "fr", 22, "exactly", "familles"),
        ("some 3,200 people", "en", 3_200, "about", "people"),
    ],
)
def test_a_number_has_its_unit_and_how_it_is_meant(
    sentence: str, language: str, value: float, qualifier: str, unit: str
) -> None:
    (found,) = find_figures(f"Ici {sentence}.", language=language)
    assert (found.value, found.qualifier, found.unit) == (value, qualifier, unit)
    assert found.printed == sentence


def test_years_ages_and_shares_are_no_figures() -> None:
    assert find_figures("En 2018, Nour, 31 ans, a perdu 9 % et un habitant sur cinq.") == []


def roles_of(sentence: str, names: list[str], language: str = "fr") -> list[tuple[str, str]]:
    spans = [(sentence.index(name), sentence.index(name) + len(name)) for name in names]
    found = find_roles(sentence, spans, language=language)
    return [(names[one.name], one.role) for one in found]


def test_a_movement_tells_where_from_and_where_to() -> None:
    sentence = "Ils ont quitté Homs et se dirigent vers Ariha, Saraqeb et la Ghouta."
    assert roles_of(sentence, ["Homs", "Ariha", "Saraqeb", "Ghouta"]) == [
        ("Homs", "from"),
        ("Ariha", "toward"),
        ("Saraqeb", "toward"),
        ("Ghouta", "toward"),
    ]
    english = "They withdrew from Hama, fled north toward Idlib and advanced on Khan Sheikhoun."
    assert roles_of(english, ["Hama", "Idlib", "Khan Sheikhoun"], "en") == [
        ("Hama", "from"),
        ("Idlib", "toward"),
        ("Khan Sheikhoun", "toward"),
    ]


def test_a_preposition_without_a_movement_says_nothing() -> None:
    assert roles_of("La route de Damas vers Alep est belle.", ["Damas", "Alep"]) == []


def test_a_direction_without_a_destination_is_the_bearing_of_where_they_leave() -> None:
    sentence = "Des milliers ont fui Saraqeb vers le nord."
    at = sentence.index("Saraqeb")
    (found,) = find_roles(sentence, [(at, at + 7)])
    assert (found.role, found.bearing) == ("from", 0.0)


class Name:
    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, end


def test_each_name_goes_to_its_sentence() -> None:
    assert share_names([(0, 10), (11, 20)], [Name(12, 15), Name(3, 7)]) == [[(3, 7)], [(12, 15)]]


def test_a_proposal_holds_what_the_sentence_says_at_offsets_of_the_text() -> None:
    text = "Bonjour.\nSelon l'ONU, 3 000 familles ont quitté Homs mardi."
    sentences = [(0, 8), (9, len(text))]
    at = text.index("Homs")
    first, second = propose_claims(
        text, sentences, [Name(at, at + 4)], published=THURSDAY, language="fr"
    )
    assert (first.kind, first.date, first.speaker, first.roles) == ("state", None, None, ())
    assert second.date is not None
    assert second.figure is not None
    assert second.speaker is not None
    for found in (second.date, second.figure, second.speaker):
        assert text[found.start : found.end] == found.printed
    assert (second.kind, second.date.date, second.speaker.name) == ("figure", "2020-02-04", "ONU")
    assert [one.role for one in second.roles] == ["from"]
    assert second.kind in KINDS
    assert second.roles[0].role in ROLES


def test_a_told_date_comes_before_one_that_only_says_now() -> None:
    text = "Ils tiennent maintenant la ville prise mardi."
    (found,) = propose_claims(text, [(0, len(text))], [], published=THURSDAY, language="fr")
    assert found.date is not None
    assert found.date.printed == "mardi"


@pytest.mark.parametrize("word", ["jeudi ", "9", "1 000 ", "a dit X, ", "« ", "vers le nord "])
def test_a_long_hostile_sentence_is_read(word: str) -> None:
    text = word * (40_000 // len(word))
    (found,) = propose_claims(text, [(0, len(text))], [], published=THURSDAY, language="fr")
    assert found.sentence == (0, len(text))
