"""The chart of time as Vega-Lite: valid, each mark a link, text of a dossier only as data."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from articlemap.chronology import list_moments
from articlemap.dossier import Dossier, read_dossier
from articlemap.lanes import plan_chart
from articlemap.language import LANGUAGES
from articlemap.timechart import NARROW, WIDE, Picture, Size, Words, describe_chart
from articlemap.timedrawing import draw_chart, write_spec
from tests.hostile import PAYLOAD


def picture(dossier: Dossier, size: Size = WIDE, language: str = "en", **more: Any) -> Picture:
    words = Words(
        language=language,
        undated="No date",
        lane=str,
        label=lambda seat: str(seat.moment.claim["label_en"]),
        who=lambda seat: str(seat.moment.claimant["name_en"]),
        when=lambda seat: str(seat.moment.claim["date"]),
        link=lambda seat: f"./?claim={seat.moment.key}",
        titles=("Claim", "Said by", "Date"),
    )
    moments = list_moments(dossier)
    made = plan_chart(moments, lambda moment: str(moment.claimant["name_en"]), size.room)
    return describe_chart(made, size, words, **more)


def rows_of(layer: dict[str, Any]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = layer["data"]["values"]
    return rows


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_the_chart_is_valid_vega_lite(article: Dossier, size: Size) -> None:
    chart = draw_chart(picture(article, size))
    assert chart.to_dict() == chart.to_dict(validate=False)  # the first raises when it is not


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_every_claim_is_one_target_that_leads_to_the_map(article: Dossier, size: Size) -> None:
    spec = write_spec(picture(article, size))
    [targets] = [layer for layer in spec["layer"] if "href" in layer["encoding"]]
    links = {row["link"] for row in rows_of(targets)}
    assert links == {f"./?claim={key}" for key in article.claims["claim_id"]}
    assert targets["mark"]["size"] >= 24 * 24  # square pixels


def test_targets_do_not_overlap_in_a_row_of_a_phones_chart(article: Dossier) -> None:
    width = 328  # of a window of 360
    by_height: dict[float, list[float]] = {}
    for mark in picture(article, NARROW).marks:
        by_height.setdefault(mark["y"], []).append(mark["x"] * width)
    for row in map(sorted, by_height.values()):
        assert all(after - before >= 20 for before, after in pairwise(row))


def test_months_and_days_head_the_columns(article: Dossier) -> None:
    made = picture(article)
    assert [head["label"] for head in made.heads] == [
        *("2018", "2019", "Jan 2020", "Feb 2020", "No date"),
    ]
    assert [row["label"] for row in made.columns if row["label"]] == ["28–29", "3", "5", "6"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_arabic_runs_from_right_to_left(article: Dossier, language: str) -> None:
    spec = write_spec(picture(article, language=language))
    domains = [
        layer["encoding"]["x"]["scale"]["domain"]
        for layer in spec["layer"]
        if "scale" in layer["encoding"]["x"]
    ]
    assert domains
    assert all(domain == ([1, 0] if language == "ar" else [0, 1]) for domain in domains)


def test_the_chosen_claim_stands_out(article: Dossier) -> None:
    marks = picture(article, chosen="c34").marks
    assert [mark["link"] for mark in marks if mark["chosen"]] == ["./?claim=c34"]


def test_a_span_is_drawn_where_the_day_is_not_known(article: Dossier) -> None:
    assert sum(mark["span"] for mark in picture(article).marks) == 5


def test_an_event_in_part_is_half_a_disc_and_a_forecast_is_dots(article: Dossier) -> None:
    spec = write_spec(picture(article))
    halves = [layer for layer in spec["layer"] if layer["mark"].get("strokeWidth") == 0]
    shapes = [row["link"] for layer in halves for row in rows_of(layer) if "shape" in row]
    parts = article.claims[article.claims["extent"] == "part"]["claim_id"]
    assert sorted(shapes) == sorted(f"./?claim={key}" for key in parts)
    [dotted] = [layer for layer in spec["layer"] if "strokeDash" in layer["mark"]]
    assert {row["kind"] for row in rows_of(dotted)} == {"forecast"}


def test_text_of_a_dossier_is_data_and_never_an_expression(hostile_folder: Path) -> None:
    spec = write_spec(picture(read_dossier(hostile_folder)))
    texts = [layer.pop("data") for layer in spec["layer"]]
    assert json.dumps(PAYLOAD)[1:-1] in json.dumps(texts)
    assert PAYLOAD[:20] not in json.dumps(spec)
