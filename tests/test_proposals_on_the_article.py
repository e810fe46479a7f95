"""The proposals held against what was read by hand in the shipped article."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from articlemap.dossier import read_dossier
from articlemap.proposals import Proposal, propose_claims
from articlemap.rows import rows_by_line

FOLDER = Path(__file__).parents[1] / "data" / "idlib-2020-02-06"
TOLD = ("printed", "derived")  # what only other reports tell, no reading of the text can find
# What the article calls those whose key is English or short.
PRINTED = {
    "Article": [],
    "SOHR": ["Observatoire", "Rami Abdel Rahman"],
    "Turkey": ["Turquie"],
    "United States": ["États-Unis"],
    "Russia": ["Russie"],
    "EU": ["UE"],
    "Aid groups": ["organisations d'aide", "groupes d'aide"],
    "NRC": ["Jan Egeland"],
    "World Vision": ["Andrew Morley"],
    "WHO": ["Organisation mondiale de la santé"],
}


@dataclass(frozen=True)
class _Name:
    start: int
    end: int


@cache
def read_article() -> tuple[list[dict[str, Any]], dict[str, Proposal]]:
    """The claims that were read by hand, and the proposal for each sentence."""
    dossier = read_dossier(FOLDER)
    rows = list(rows_by_line(dossier.sentences).values())
    ties = [one for one in rows_by_line(dossier.claim_places).values() if one["mention"]]
    names = {(one["mention_start"], one["mention_start"] + len(one["mention"])) for one in ties}
    proposals = propose_claims(
        dossier.article,
        [(row["start"], row["end"]) for row in rows],
        [_Name(*span) for span in sorted(names)],
        published="2020-02-06",
        language="fr",
    )
    keys = [row["sentence_id"] for row in rows]
    return list(rows_by_line(dossier.claims).values()), dict(zip(keys, proposals, strict=True))


def is_said_by(claimant: str, proposal: Proposal) -> bool:
    """Whether the words that the article has for the claimant stand in the proposed speaker's."""
    speaker = proposal.speaker
    if speaker is None:
        return claimant == "Article"
    words = f"{speaker.printed} {speaker.name}"
    return any(word in words for word in PRINTED.get(claimant, [claimant]))


def test_every_date_that_the_article_tells_is_found() -> None:
    claims, proposals = read_article()
    told = [claim for claim in claims if claim["date_basis"] in TOLD]
    right = [
        any(one.date == claim["date"] for one in proposals[claim["sentence_id"]].dates)
        for claim in told
    ]
    assert (sum(right), len(right)) == (18, 18)


def test_no_date_is_found_that_the_article_does_not_print() -> None:
    claims, proposals = read_article()
    printed = {claim["date_printed"] for claim in claims}
    found = [one for proposal in proposals.values() for one in proposal.dates]
    assert len(found) == 15
    assert {one.printed for one in found} <= printed


def test_who_speaks_is_found_in_each_sentence() -> None:
    """What is missed are second claims, of the article itself, beside what another says."""
    claims, proposals = read_article()
    missed = [
        claim["claimant"]
        for claim in claims
        if not is_said_by(claim["claimant"], proposals[claim["sentence_id"]])
    ]
    assert (len(missed), len(claims)) == (8, 70)
    assert set(missed) == {"Article", "Russia"}


def test_demands_and_forecasts_do_not_look_like_events() -> None:
    claims, proposals = read_article()
    kinds: dict[str, set[str]] = {}
    for claim in claims:
        kinds.setdefault(claim["sentence_id"], set()).add(claim["kind"])
    alike = [proposals[key].kind in kind for key, kind in kinds.items()]
    assert (sum(alike), len(alike)) == (27, 34)
    for key, kind in kinds.items():
        if kind <= {"demand", "forecast"}:
            assert proposals[key].kind != "event", key


def test_the_road_that_the_fleeing_take_leads_to_the_border() -> None:
    _, proposals = read_article()
    roles = [(one.role, one.cue) for one in proposals["s32"].roles]
    assert roles == [("toward", "en direction de")]
