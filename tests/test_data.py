"""The shipped dossier, held to what design.md calls the rules of honesty."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from articlemap.dossier import Dossier, read_dossier
from articlemap.geodesy import Point, distance_km, midpoint
from articlemap.tables import TABLES

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "data" / "idlib-2020-02-06"
GAZETTEER = ROOT / "data" / "gazetteer"
ARTICLE_SHA256 = "f0aabd58194dab0798daf96b0116936fb771603ecdff4a5d4c8551aeef51c41a"
ARTICLE_DAY = "2020-02-06"
WEEKDAYS = {"lundi": "2020-02-03", "mercredi": "2020-02-05", "jeudi": "2020-02-06"}
LANGUAGES = ("en", "fr", "ar")
GLITCHES = {
    "s03": ("conduit àdes", "syriennes ."),
    "s05": ("troupesdes",),
    "s08": ("commentéles",),
    "s10": ("pour qu'elle mette fin",),
    "s23": ("la Russie -ont repris",),
    "s30": ("fuyantsuit",),
    "s35": ("queles", "champsinondés"),
}
# Words by which a sentence names each claimant; "-t-il": it goes on with the one before.
NAMED_BY = {
    "SOHR": ("bservatoire", "-t-il"),
    "Turkey": ("la Turquie",),
    "Cavusoglu": ("Cavusoglu",),
    "Erdogan": ("Erdogan",),
    "United States": ("États-Unis",),
    "Jeffrey": ("Jeffrey", "-t-il"),
    "Russia": ("la Russie",),
    "EU": ("UE",),
    "Aid groups": ("organisations d'aide", "groupes d'aide"),
    "NRC": ("Jan Egeland, chef du Conseil norvégien", "-t-il"),
    "World Vision": ("World Vision International", "-t-il"),
    "WHO": ("Organisation mondiale de la santé",),
}


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return read_dossier(FOLDER)


@pytest.fixture(scope="module")
def meta() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / "datapackage.json").read_text(encoding="utf-8"))
    return found


def read_list(name: str) -> dict[str, dict[str, str]]:
    with (GAZETTEER / name).open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def each(frame: pd.DataFrame) -> Iterator[Any]:
    """Rows as named tuples; mypy knows their cells only as any scalar."""
    yield from frame.itertuples()


def row_of(frame: pd.DataFrame, row_id: str) -> Any:
    """The row of that id, the frame's first column, by column name."""
    return frame.set_index(frame.columns[0]).loc[row_id]


def sentence_of(dossier: Dossier, claim: Any) -> Any:
    return row_of(dossier.sentences, claim.sentence_id)


def claims_of(dossier: Dossier, **of: str) -> pd.DataFrame:
    """The claims whose columns hold those values; at least one, or the test is about nothing."""
    rows = dossier.claims
    for column, value in of.items():
        rows = rows[rows[column] == value]
    assert len(rows) > 0
    return rows


def ties_of(dossier: Dossier, **of: Any) -> pd.DataFrame:
    """The ties whose columns hold those values, with their claims; at least one."""
    rows = dossier.claim_places.merge(dossier.claims, on="claim_id")
    for column, value in of.items():
        rows = rows[rows[column] == value]
    assert len(rows) > 0
    return rows


def differs(dossier: Dossier, **of: str) -> str:
    """What is said against a claim or post, in English, joined."""
    ((column, value),) = of.items()
    rows = dossier.contradictions[dossier.contradictions[column] == value]
    return " ".join(rows["text_en"])


def claim_with(dossier: Dossier, label: str) -> Any:
    (claim,) = each(claims_of(dossier, label_en=label))
    return claim


# ---- the article


def test_the_article_is_our_copy_of_the_source_byte_for_byte() -> None:
    assert hashlib.sha256((FOLDER / "article.txt").read_bytes()).hexdigest() == ARTICLE_SHA256


def test_every_excerpt_is_the_article_character_for_character(dossier: Dossier) -> None:
    for row in each(dossier.sentences):
        assert dossier.article[row.start : row.end] == row.text


def test_no_word_of_the_article_is_left_out(dossier: Dossier) -> None:
    assert "\n".join(dossier.sentences["text"]) == dossier.article.rstrip("\n")
    assert dossier.sentences["kind"].value_counts().to_dict() == {"sentence": 34, "heading": 4}
    ids = [f"s{number:02}" for number in range(1, 39)]
    assert dossier.sentences["sentence_id"].tolist() == ids
    assert dossier.sentences["paragraph"].tolist() == list(range(1, 39))


@pytest.mark.parametrize("sentence_id", GLITCHES)
def test_a_glitch_of_the_source_stays_and_is_said(dossier: Dossier, sentence_id: str) -> None:
    row = row_of(dossier.sentences, sentence_id)
    for glitch in GLITCHES[sentence_id]:
        assert glitch in row["text"]
        assert f"“{glitch}”" in row["note_en"]
        assert f"« {glitch} »" in row["note_fr"]


def test_every_sentence_says_something_and_no_heading_claims_anything(dossier: Dossier) -> None:
    sentences = dossier.sentences
    claiming = set(dossier.claims["sentence_id"])
    assert claiming == set(sentences[sentences["kind"] == "sentence"]["sentence_id"])
    assert set(sentences[sentences["ledger"] == "heading"]["kind"]) == {"heading"}


def test_what_is_off_the_map_says_why_in_both_languages(dossier: Dossier) -> None:
    off = dossier.sentences[dossier.sentences["ledger"] != "mapped"]
    assert set(off[off["ledger"] != "heading"]["sentence_id"]) == {
        *("s04", "s12", "s13", "s14", "s15", "s16"),
        *("s35", "s36"),
    }
    assert off["off_map_reason"].str.endswith(".").all()
    assert off["off_map_reason_fr"].str.endswith(".").all()


def test_a_heading_counts_its_sentences_on_the_map(dossier: Dossier) -> None:
    words = {2: "two", 5: "five", 6: "six", 7: "seven"}
    rows = list(each(dossier.sentences))
    heads = [at for at, row in enumerate(rows) if row.kind == "heading"]
    for at, after in zip(heads, [*heads[1:], len(rows)], strict=True):
        under = rows[at + 1 : after]
        mapped = sum(row.ledger == "mapped" for row in under)
        part = f"{words[mapped]} of the {words[len(under)]}"
        whole = f"all {words[len(under)]}"
        expected = whole if mapped == len(under) else part
        assert rows[at].off_map_reason == f"A heading; {expected} sentences under it are mapped."


# ---- claims


def test_claims_stand_in_the_order_of_the_text(dossier: Dossier) -> None:
    assert dossier.claims["sentence_id"].is_monotonic_increasing
    count = len(dossier.claims)
    assert dossier.claims["claim_id"].tolist() == [f"c{n:02}" for n in range(1, count + 1)]


def test_every_claimant_is_named_by_the_sentence_or_is_the_article(dossier: Dossier) -> None:
    for claim in each(dossier.claims[dossier.claims["claimant"] != "Article"]):
        text = sentence_of(dossier, claim)["text"]
        assert any(words in text for words in NAMED_BY[claim.claimant]), claim
    assert set(dossier.claims["claimant"]) == set(dossier.claimants["claimant"])


def test_a_sentence_that_goes_on_speaking_keeps_the_speaker_before_it(dossier: Dossier) -> None:
    sentences = dossier.sentences["sentence_id"].tolist()
    speakers = dossier.claims.groupby("sentence_id")["claimant"].agg(set)
    going_on = dossier.sentences[dossier.sentences["text"].str.contains("-t-il")]
    assert len(going_on) == 4
    for sentence_id in going_on["sentence_id"]:
        before = sentences[sentences.index(sentence_id) - 1]
        assert speakers[sentence_id] == speakers[before]


def test_a_printed_date_is_printed_in_its_sentence(dossier: Dossier) -> None:
    for claim in each(dossier.claims.dropna(subset=["date_printed"])):
        assert claim.date_printed in sentence_of(dossier, claim)["text"]
    bases = dossier.claims.dropna(subset=["date_printed"])["date_basis"]
    assert bases.notna().all()


def test_a_date_says_where_it_comes_from(dossier: Dossier) -> None:
    claims = dossier.claims
    assert (claims["date"].isna() == claims["date_basis"].isna()).all()
    read = claims[claims["date_basis"].isin(["printed", "derived"])]
    assert read["date_printed"].notna().all()
    assert set(claims[claims["date_basis"] == "as_of"]["date"]) == {ARTICLE_DAY}


def test_a_weekday_is_the_last_one_before_the_article(dossier: Dossier) -> None:
    derived = claims_of(dossier, date_basis="derived")
    days = derived[derived["date_printed"].str.lower().isin(WEEKDAYS)]
    assert set(days["date_printed"].str.lower()) == set(WEEKDAYS)
    for claim in each(days):
        assert claim.date == WEEKDAYS[claim.date_printed.lower()]


def test_nothing_is_dated_after_the_article(dossier: Dossier) -> None:
    last = dossier.claims["date"].dropna().str.split("/").str[-1]
    assert (last <= ARTICLE_DAY).all()


def test_what_is_planned_or_foretold_says_so_on_the_map(dossier: Dossier) -> None:
    labels = dossier.claims["label_en"].str.match("(?:planned|forecast): ")
    assert (labels == (dossier.claims["kind"] == "forecast")).all()
    assert set(claims_of(dossier, kind="forecast")["sentence_id"]) == {"s01", "s02", "s20"}


def test_a_figure_is_printed_in_its_sentence(dossier: Dossier) -> None:
    claims = dossier.claims
    assert ((claims["kind"] == "figure") == claims["figure"].notna()).all()
    for claim in each(claims_of(dossier, kind="figure")):
        assert claim.figure_printed in sentence_of(dossier, claim)["text"]
        digits = claim.figure_printed.replace(" ", "")
        assert not digits.isdigit() or float(digits) == claim.figure


def test_the_key_figures_are_the_articles_and_keep_their_reserve(dossier: Dossier) -> None:
    key = dossier.claims.dropna(subset=["key_figure"]).sort_values("key_figure")
    columns = ["figure", "figure_qualifier", "claimant", "label_en", "figure_printed"]
    assert key["key_figure"].tolist() == [1, 2, 3, 4, 5, 6]
    assert list(key[columns].itertuples(index=False, name=None)) == [
        (500000, "more_than", "Article", "newly displaced", "plus d'un demi-million"),
        (400000, "exactly", "Article", "displaced last year", "400 000"),
        (53, "exactly", "WHO", "medical facilities closed", "53"),
        (300, "about", "SOHR", "civilians killed", "environ 300"),
        (5, "times", "NRC", "planned camp occupancy", "cinq fois"),
        (12, "exactly", "Article", "Turkish posts announced", "12"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_label_is_short_enough_for_a_map(dossier: Dossier, language: str) -> None:
    lengths = dossier.claims[f"label_{language}"].str.len()
    assert lengths.max() <= 34


def test_a_label_does_not_repeat_the_name_beside_it(dossier: Dossier) -> None:
    for tie in each(ties_of(dossier, role="at").dropna(subset=["place_id"])):
        name = row_of(dossier.places, tie.place_id)["name_en"]
        assert name not in tie.label_en


def test_french_quotation_marks_hold_the_articles_own_words(dossier: Dossier) -> None:
    quoted = 0
    for claim in each(dossier.claims):
        text = sentence_of(dossier, claim)["text"].casefold()
        for words in re.findall("« (.*?) »", f"{claim.label_fr} {claim.summary_fr}"):
            quoted += 1
            assert words.casefold() in text, claim
    assert quoted > 10


def test_english_quotation_marks_hold_our_rendering_of_the_sentence(dossier: Dossier) -> None:
    quoted = 0
    for claim in each(dossier.claims):
        text = sentence_of(dossier, claim)["text_en"].casefold()
        for words in re.findall("“(.*?)”", f"{claim.label_en} {claim.summary_en}"):
            quoted += 1
            assert words.casefold() in text, claim
    assert quoted > 10


def test_arabic_is_written_in_arabic_and_french_without_hard_spaces(dossier: Dossier) -> None:
    arabic = re.compile("[\u0621-\u064a]")
    for name in ("claims", "layers", "claimants", "places", "posts"):
        frame = dossier.table(name)
        (column,) = (one for one in frame.columns if one in ("label_ar", "name_ar"))
        assert frame[column].dropna().map(lambda text: bool(arabic.search(text))).all()
    for table in TABLES:
        text = (FOLDER / table.file).read_text(encoding="utf-8")
        assert not set("\u00a0\u202f\t\r") & set(text), table.file


# ---- ties


def test_a_tie_quotes_the_place_unless_it_is_ours(dossier: Dossier) -> None:
    ties = dossier.claim_places
    assert (ties["mention"].isna() == ties["inferred"]).all()
    assert (ties["mention"].isna() == ties["mention_start"].isna()).all()


def test_only_what_the_article_names_or_implies_is_tied(dossier: Dossier) -> None:
    tied = dossier.places[dossier.places["place_id"].isin(dossier.claim_places["place_id"])]
    assert set(tied["named_in_article"]) == {"yes", "implied"}


def test_what_the_article_only_implies_is_tied_as_our_inference(dossier: Dossier) -> None:
    places = dossier.places.set_index("place_id")["named_in_article"]
    ties = dossier.claim_places.dropna(subset=["place_id"])
    implied = ties[ties["place_id"].map(places) == "implied"]
    assert len(implied) > 0
    assert implied["inferred"].all()
    assert set(implied["role"]) == {"said_in"}


def test_a_capital_stands_for_its_speakers_in_diplomacy_alone(dossier: Dossier) -> None:
    said = ties_of(dossier, role="said_in")
    assert set(said["layer"]) == {"diplomacy"}
    assert set(said["place_id"]) == {
        *("un_hq", "ankara", "washington", "brussels", "paris", "london"),
    }
    seats = {
        "Turkey": "ankara",
        "Cavusoglu": "ankara",
        "Erdogan": "ankara",
        "United States": "washington",
        "Jeffrey": "washington",
        "EU": "brussels",
    }
    spoken = said[said["claimant"] != "Article"]
    assert (spoken["place_id"] == spoken["claimant"].map(seats)).all()


def test_no_organisation_is_drawn_at_its_seat(dossier: Dossier) -> None:
    seats = {"coventry", "geneva", "oslo", "wvi", "stc", "care", "irc"}
    rows = dossier.places[dossier.places["place_id"].isin(seats)]
    assert len(rows) == 7
    assert not seats & set(dossier.claim_places["place_id"].dropna())
    assert rows["note_en"].str.startswith("Not drawn").all()
    assert rows[rows["place_id"] != "coventry"]["latitude"].isna().all()


def test_idlib_is_the_province_and_never_the_city(dossier: Dossier) -> None:
    mentions = dossier.claim_places.dropna(subset=["mention"])
    idlib = mentions[mentions["mention"].str.contains("Idlib")]
    assert len(idlib) > 5
    assert set(idlib["place_id"]) == {"idlib_gov"}


def test_no_country_is_tied_to_a_claim(dossier: Dossier) -> None:
    countries = dossier.places[dossier.places["kind"] == "country"]["place_id"]
    assert len(countries) == 6
    assert not countries.isin(dossier.claim_places["place_id"]).any()


def test_every_tied_place_and_post_can_be_drawn(dossier: Dossier) -> None:
    drawable = {
        *dossier.places[dossier.places["latitude"].notna()]["place_id"],
        *dossier.posts[dossier.posts[["latitude", "anchor_latitude"]].notna().any(axis=1)][
            "post_id"
        ],
        *dossier.routes["route_id"],
        *dossier.areas,
    }
    ties = dossier.claim_places
    assert set(ties["place_id"].fillna(ties["post_id"])) <= drawable


def test_a_region_is_never_drawn_as_the_point_of_an_event(dossier: Dossier) -> None:
    areas = dossier.places[dossier.places["precision"].isin(["area", "line"])]["place_id"]
    tied = dossier.claim_places[dossier.claim_places["place_id"].isin(areas)]
    assert set(tied["role"]) == {"about", "along", "toward"}


# ---- the regime's advance


def test_the_m5_is_never_an_event(dossier: Dossier) -> None:
    ties = ties_of(dossier, place_id="m5")
    assert set(ties["role"]) == {"along"}
    stated = ties[~ties["inferred"].astype(bool)]
    assert set(stated["kind"]) == {"state", "forecast"}
    assert ties[ties["inferred"].astype(bool)]["label_en"].tolist() == [
        "regime forces enter, 5 Feb"
    ]


def test_the_whole_m5_is_a_forecast_that_others_date_a_week_later(dossier: Dossier) -> None:
    ties = ties_of(dossier, place_id="m5", kind="forecast")
    assert ties["sentence_id"].tolist() == ["s20"]
    assert ties["claimant"].tolist() == ["SOHR"]
    (claim_id,) = ties["claim_id"]
    assert "11–14 February 2020" in differs(dossier, claim_id=claim_id)


def test_a_forecast_is_never_drawn_at_a_point(dossier: Dossier) -> None:
    assert "at" not in set(ties_of(dossier, kind="forecast")["role"])
    assert "at" not in set(ties_of(dossier, kind="demand")["role"])


def test_saraqeb_is_entered_and_maaret_al_numan_retaken(dossier: Dossier) -> None:
    at = ties_of(dossier, role="at", kind="event").dropna(subset=["place_id"])
    extents = at.groupby("place_id")["extent"].agg(set).to_dict()
    assert extents == {"saraqeb": {"part"}, "maarat_numan": {"whole"}}
    entered = claim_with(dossier, "regime forces enter, 5 Feb")
    assert (entered.claimant, entered.date) == ("SOHR", "2020-02-05")
    assert "left some districts" in differs(dossier, claim_id=entered.claim_id)


def test_the_movement_before_saraqeb_is_said_to_be_our_inference(dossier: Dossier) -> None:
    claim = claim_with(dossier, "regime forces enter, 5 Feb")
    ties = dossier.claim_places[dossier.claim_places["claim_id"] == claim.claim_id]
    assert list(ties[["role", "place_id", "inferred"]].itertuples(index=False, name=None)) == [
        ("at", "saraqeb", False),
        ("from", "maarat_numan", True),
        ("along", "m5", True),
    ]
    assert "our inference" in claim.summary_en
    assert "déduction de notre part" in claim.summary_fr


def test_a_withdrawal_to_the_north_has_a_bearing_and_no_destination(dossier: Dossier) -> None:
    ties = dossier.claim_places.dropna(subset=["bearing"])
    assert list(ties[["place_id", "role", "bearing"]].itertuples(index=False, name=None)) == [
        ("saraqeb", "from", 0)
    ]
    claim_id = ties["claim_id"].iloc[0]
    assert "toward" not in set(ties_of(dossier, claim_id=claim_id)["role"])
    assert ties_of(dossier, claim_id=claim_id)["sentence_id"].tolist() == ["s19"]


def test_maaret_al_numan_keeps_the_articles_week_and_others_dates(dossier: Dossier) -> None:
    claim = claim_with(dossier, "retaken, 28–29 January")
    assert (claim.date, claim.date_basis) == ("2020-01-28/2020-01-29", "other_reports")
    assert claim.date_printed == "Il y a une semaine"
    assert "announced by the army on 29 January" in differs(dossier, claim_id=claim.claim_id)


def test_a_distance_without_a_waypoint_is_said(dossier: Dossier) -> None:
    for route_id, names in (("m5", ["Saraqib", "Az Zarbah"]), ("m4", ["Az Zarbah", "Saraqib"])):
        road = dossier.routes[dossier.routes["route_id"] == route_id].reset_index(drop=True)
        points = list(zip(road["latitude"], road["longitude"], strict=True))
        at = road.index[road["name"] == names[0]][0]
        assert road["name"][at + 1] == names[1]
        assert distance_km(points[at], points[at + 1]) == pytest.approx(27.5, abs=0.1)
        noted = road["note_en"][at : at + 1].str.contains("28 km")
        assert noted.any() or "28 km" in road["note_en"][at + 1]


def test_the_m4_does_not_bend_to_a_village_off_the_road(dossier: Dossier) -> None:
    counts = dossier.routes["route_id"].value_counts().to_dict()
    assert counts == {"m5": 23, "m4": 11}
    assert "Kinsabba" not in set(dossier.routes["name"])
    for _, road in dossier.routes.groupby("route_id"):
        assert road["sequence"].tolist() == list(range(1, len(road) + 1))


# ---- posts


def test_only_morek_surman_and_saraqeb_are_the_articles_posts(dossier: Dossier) -> None:
    posts = {"morek", "surman", "saraqeb_post"}
    assert set(dossier.posts[dossier.posts["named_in_article"] == "yes"]["post_id"]) == posts
    assert set(dossier.posts["named_in_article"]) == {"yes", "no"}
    assert set(dossier.claim_places["post_id"].dropna()) == posts


def test_twelve_are_announced_two_named_and_one_more_stands_at_saraqeb(dossier: Dossier) -> None:
    twelve = dossier.posts[dossier.posts["one_of_twelve"].astype(bool)]
    assert sorted(twelve["number"]) == list(range(1, 13))
    assert sorted(twelve["number_established"]) == list(range(1, 13))
    assert set(twelve[twelve["named_in_article"] == "yes"]["post_id"]) == {"morek", "surman"}
    assert "not one of the 12" in differs(dossier, post_id="saraqeb_post")
    later = dossier.posts[~dossier.posts["one_of_twelve"].astype(bool)]
    assert len(later) == 7
    assert later["note_en"].str.startswith("Not one of the 12").all()


def test_morek_and_surman_are_encircled_as_of_the_article_says_sohr(dossier: Dossier) -> None:
    for post_id in ("morek", "surman"):
        (tie,) = each(ties_of(dossier, post_id=post_id))
        assert (tie.kind, tie.claimant, tie.date) == ("state", "SOHR", ARTICLE_DAY)
        assert (tie.date_printed, tie.label_en) == ("maintenant", "encircled")
        assert "Rashidin" in differs(dossier, claim_id=tie.claim_id)


def test_al_eis_is_not_shown_as_encircled_on_the_sixth(dossier: Dossier) -> None:
    post = row_of(dossier.posts, "tell_eis")
    assert (post["status"], post["status_as_of"]) == ("not_encircled", ARTICLE_DAY)
    assert "7–8 February 2020" in differs(dossier, post_id="tell_eis")


def test_no_post_has_a_state_from_after_the_article(dossier: Dossier) -> None:
    assert (dossier.posts["status_as_of"].dropna() <= ARTICLE_DAY).all()
    known = dossier.posts[dossier.posts["status"] != "unknown"]
    assert known[["status_as_of", "status_source"]].notna().all(axis=None)


def test_the_post_at_saraqeb_is_not_said_to_be_encircled(dossier: Dossier) -> None:
    ties = ties_of(dossier, post_id="saraqeb_post")
    assert ties["kind"].tolist() == ["event", "state"]
    assert set(ties["date"]) == {"2020-02-05"}
    assert row_of(dossier.posts, "saraqeb_post")["status"] == "fighting"
    assert "fully encircled" in differs(dossier, post_id="saraqeb_post")


def test_no_post_is_drawn_more_exactly_than_it_is_known(dossier: Dossier) -> None:
    assert set(dossier.posts["precision"]) == {"near"}
    assert dossier.posts["uncertainty_km"].min() == 2
    anchored = dossier.posts[dossier.posts["latitude"].isna()]
    assert len(anchored) == 12
    assert anchored["anchor_latitude"].notna().all()
    assert anchored["source"].str.startswith("No coordinate of the post was found").all()


def test_surman_lies_midway_and_says_so(dossier: Dossier) -> None:
    post = row_of(dossier.posts, "surman")
    towns = (row_of(dossier.places, place_id) for place_id in ("maarat_numan", "sinjar"))
    derived = midpoint(*(Point(town["latitude"], town["longitude"]) for town in towns))
    assert distance_km((post["latitude"], post["longitude"]), derived) < 0.05
    assert (post["gazetteer"], post["uncertainty_km"]) == ("derived", 4)
    assert "no published coordinate was found" in post["source"]


def test_a_post_with_two_numbers_says_so(dossier: Dossier) -> None:
    posts = dossier.posts.dropna(subset=["number"])
    differing = posts[posts["number"] != posts["number_established"]]
    assert len(differing) == 8
    for post in each(differing):
        text = differs(dossier, post_id=post.post_id)
        assert f"number {post.number} in the Turkish staff's list" in text
        assert f"number {post.number_established} by order of establishment" in text


@pytest.mark.parametrize(
    ("post_id", "words"),
    [
        ("salwa", ("13 October 2017", "12 October 2017")),
        ("ishtabraq", ("16–17 May 2018", "22 May 2018")),
        ("zaytuna", ("3 April 2018", "17 May 2018", "500 m from the Turkish border", "Latakia")),
        ("morek", ("Hama Governorate", "23 August 2019")),
        ("rashidin", ("29 January 2020",)),
        ("tell_touqan", ("5 February 2020",)),
    ],
)
def test_competing_reports_of_a_post_are_shown(
    dossier: Dossier, post_id: str, words: tuple[str, ...]
) -> None:
    text = differs(dossier, post_id=post_id)
    assert all(word in text for word in words)


def test_the_twelve_posts_lie_in_more_than_idlib(dossier: Dossier) -> None:
    twelve = dossier.posts[dossier.posts["one_of_twelve"].astype(bool)]
    counts = twelve["governorate"].value_counts().to_dict()
    assert counts == {"Aleppo": 5, "Idlib": 4, "Hama": 2, "Latakia or Idlib": 1}
    claim = claim_with(dossier, "Turkish posts announced")
    text = differs(dossier, claim_id=claim.claim_id)
    assert "five are in Aleppo's" in text
    assert "Astana" in text


# ---- displacement and toll


def test_flight_to_the_border_is_a_direction_and_its_start_ours(dossier: Dossier) -> None:
    claim = claim_with(dossier, "many flee north")
    ties = dossier.claim_places[dossier.claim_places["claim_id"] == claim.claim_id]
    assert list(ties[["role", "place_id", "inferred"]].itertuples(index=False, name=None)) == [
        ("from", "maarat_numan", True),
        ("from", "saraqeb", True),
        ("toward", "tr_sy_border", False),
    ]
    assert "our inference" in claim.summary_en


def test_no_camp_or_crossing_is_the_articles(dossier: Dossier) -> None:
    kinds = dossier.places[dossier.places["kind"].isin(["camp_area", "crossing"])]
    assert len(kinds) == 11
    assert set(kinds["named_in_article"]) == {"no"}


def test_figures_without_a_town_are_drawn_on_a_region(dossier: Dossier) -> None:
    places = ties_of(dossier, kind="figure")["place_id"]
    assert set(places) == {"idlib_gov", "nw_syria", "tr_sy_border"}


def test_the_who_said_suspended_where_the_article_says_closed(dossier: Dossier) -> None:
    claim = claim_with(dossier, "medical facilities closed")
    assert (claim.date, claim.date_printed) == ("2020-01", "en janvier")
    assert "“suspended”" in differs(dossier, claim_id=claim.claim_id)


def test_erdogan_and_the_clashes_are_corrected_by_others_not_by_us(dossier: Dossier) -> None:
    demand = claim_with(dossier, "regime must leave Turkish posts")
    assert "from around the Turkish posts" in differs(dossier, claim_id=demand.claim_id)
    clashes = claim_with(dossier, "deadly Turkish-Syrian clashes")
    assert pd.isna(clashes.date)
    assert "3 February 2020" in differs(dossier, claim_id=clashes.claim_id)


# ---- places and coordinates


def test_a_printed_name_is_the_articles(dossier: Dossier) -> None:
    for place in each(dossier.places):
        if pd.isna(place.name_printed):
            assert place.named_in_article != "yes"
        else:
            assert place.name_printed in dossier.article
            assert place.named_in_article != "no"


def test_what_cannot_be_located_is_listed_not_dropped(dossier: Dossier) -> None:
    rows = dossier.places[dossier.places["latitude"].isna()]
    unlocated = rows[rows["precision"].isna()]
    assert "surman_village" in set(unlocated["place_id"])
    assert unlocated["note_en"].notna().all()
    assert unlocated["note_fr"].notna().all()
    assert unlocated["uncertainty_km"].isna().all()


def test_every_located_place_says_how_well_and_by_whom(dossier: Dossier) -> None:
    located = dossier.places[dossier.places["latitude"].notna()]
    assert located[["precision", "gazetteer", "gazetteer_id"]].notna().all(axis=None)
    measured = located[located["kind"] != "country"]
    assert measured["uncertainty_km"].gt(0).all()
    assert located[located["kind"] == "country"]["uncertainty_km"].isna().all()


@pytest.mark.parametrize("table", ["places", "posts", "routes"])
@pytest.mark.parametrize(
    ("gazetteer", "file"), [("overrides", "overrides.csv"), ("geonames", "places.csv")]
)
def test_a_coordinate_is_its_gazetteers(
    dossier: Dossier, table: str, gazetteer: str, file: str
) -> None:
    frame = dossier.table(table)
    rows = frame[frame["gazetteer"] == gazetteer]
    assert len(rows) > 0
    records = read_list(file)
    for row in rows.to_dict("records"):
        record = records[row["gazetteer_id"]]
        prefix = "anchor_" if table == "posts" and pd.isna(row["latitude"]) else ""
        ours = (row[f"{prefix}latitude"], row[f"{prefix}longitude"])
        assert ours == (float(record["latitude"]), float(record["longitude"]))


def test_posts_and_places_do_not_share_a_name(dossier: Dossier) -> None:
    assert not set(dossier.posts["post_id"]) & set(dossier.places["place_id"])


# ---- layers and package


def test_four_layers_are_shown_first_and_context_alone_is_context(dossier: Dossier) -> None:
    rows = dossier.layers[["layer_id", "shown_first", "context"]]
    assert list(rows.itertuples(index=False, name=None)) == [
        ("advance", True, False),
        ("posts", True, False),
        ("displacement", True, False),
        ("toll", True, False),
        ("diplomacy", False, False),
        ("context", False, True),
    ]
    assert "context" not in set(dossier.claims["layer"])


def test_the_map_opens_on_every_located_event(dossier: Dossier, meta: dict[str, Any]) -> None:
    south, west, north, east = meta["articlemap"]["home"]
    events = ties_of(dossier, role="at").dropna(subset=["place_id"])["place_id"]
    spots = dossier.places[dossier.places["place_id"].isin(events)]
    posts = dossier.posts[dossier.posts["named_in_article"] == "yes"]
    latitudes = [*spots["latitude"], *posts["latitude"].fillna(posts["anchor_latitude"])]
    longitudes = [*spots["longitude"], *posts["longitude"].fillna(posts["anchor_longitude"])]
    assert south < min(latitudes) < max(latitudes) < north
    assert west < min(longitudes) < max(longitudes) < east


def test_the_title_is_said_to_be_ours_in_three_languages(meta: dict[str, Any]) -> None:
    ours = meta["articlemap"]
    for key in ("title", "dateline", "how_to_read"):
        assert set(ours[key]) == set(LANGUAGES)
    assert "title ours" in ours["dateline"]["en"]
    assert "titre choisi par nous" in ours["dateline"]["fr"]
    assert meta["language"] == "fr"
    assert ours["published"] == ARTICLE_DAY


def test_rights_are_said_for_each_source(meta: dict[str, Any]) -> None:
    titles = " ".join(one["title"] for one in meta["licenses"])
    for words in ("Our tables", "GeoNames", "OpenStreetMap", "Natural Earth", "publisher"):
        assert words in titles
