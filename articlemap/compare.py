"""What a later article adds to an earlier one, changes, says otherwise, and repeats.

Only what can be compared is: two claims of one kind at one place, whose figures, dates and extents
are set side by side. Whether two sentences mean the same, a reader decides; both are given.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from articlemap.dossier import Dossier
from articlemap.geodesy import distance_km
from articlemap.lookup import Lookup, look_up
from articlemap.rows import Row
from articlemap.spelling import fold

Change = Literal["added", "changed", "otherwise", "kept", "not_repeated"]

CHANGES: tuple[Change, ...] = ("added", "changed", "otherwise", "kept", "not_repeated")
LISTS = ("geonames", "nominatim")  # those whose ids mean the same in every dossier
NEAR_KM = 5.0  # two points of one name are one place within this, or within what is not known
ALIKE = 0.6  # of two summaries, from where on they are read as saying the same thing
FACTS = ("figure", "figure_qualifier", "date", "extent", "claimant")
WEIGHTY = ("figure", "figure_qualifier", "extent")  # what cannot both be true of one date
POST_FACTS = ("status", "status_as_of", "number", "established")


@dataclass(frozen=True, slots=True)
class Side:
    """One article's part in a difference: where it says it; `claim` is blank for a post's state.

    `sentence` and `excerpt` are blank when the article itself does not speak of the post.
    """

    mark: str
    claim: str
    sentence: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing set side by side. `facts` names the columns that differ.

    `changed`: of another date, so that both may be true; `otherwise`: of the same date, or of
    none, so that they disagree.
    """

    change: Change
    earlier: Side | None
    later: Side | None
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two dossiers say of the same and of other places.

    `places` leads from ids of the later dossier to those of the earlier one, posts too;
    `new_places` are ids of the later one that have no match.
    """

    differences: tuple[Difference, ...]
    places: dict[str, str]
    new_places: tuple[str, ...]

    def of(self, change: Change) -> list[Difference]:
        """The differences of that sort, in the order of the later article's text."""
        return [one for one in self.differences if one.change == change]


def compare(earlier: Dossier, later: Dossier) -> Comparison:
    """What the later dossier adds, changes, says otherwise, keeps and no longer says."""
    before, after = look_up(earlier), look_up(later)
    places = {**match_marks(before, after, "places"), **match_marks(before, after, "posts")}
    told = _told(after)
    return Comparison(
        differences=(
            *_compare_claims(before, after, places),
            *_compare_posts(before, after, places),
        ),
        places=places,
        new_places=tuple(key for key in told if key not in places),
    )


def _told(tables: Lookup) -> list[str]:
    """The places and posts that claims are tied to, each once."""
    return list(
        dict.fromkeys(tie["mark"] for ties in tables.ties_of_claim.values() for tie in ties)
    )


def match_marks(before: Lookup, after: Lookup, table: str) -> dict[str, str]:
    """Ids of the later places (or posts) with those of the same earlier ones; one to one."""
    left = dict(getattr(before, table))
    found = {}
    for test in (_is_same_record, _is_same_name):
        for key, row in getattr(after, table).items():
            if key in found:
                continue
            match = next((other for other, one in left.items() if test(one, row)), None)
            if match is not None:
                found[key] = match
                del left[match]
    return found


def _is_same_record(one: Row, other: Row) -> bool:
    """Whether both are the same record of a gazetteer, by their own coordinates."""
    key = (one["gazetteer"], one["gazetteer_id"])
    located = one["latitude"] is not None and other["latitude"] is not None
    same = key == (other["gazetteer"], other["gazetteer_id"])
    return located and same and key[0] in LISTS and bool(key[1])


def _is_same_name(one: Row, other: Row) -> bool:
    """Whether they share a spelling, and lie close where both are located."""
    if not _names(one) & _names(other):
        return False
    if one["latitude"] is None or other["latitude"] is None:
        return one["latitude"] is None and other["latitude"] is None
    apart = distance_km(_point(one), _point(other))
    return apart <= max(NEAR_KM, (one["uncertainty_km"] or 0) + (other["uncertainty_km"] or 0))


def _names(row: Row) -> set[str]:
    names = (row.get(f"name_{each}") for each in ("en", "fr", "ar", "printed"))
    return {fold(name) for name in names if name}


def _point(row: Row) -> tuple[float, float]:
    return row["latitude"], row["longitude"]


def _compare_claims(before: Lookup, after: Lookup, places: dict[str, str]) -> Iterator[Difference]:
    left = dict(before.claims)
    for claim_id, claim in after.claims.items():
        marks = {places.get(mark, "") for mark in _marks_of(after, claim_id)}
        near = [one for one in left.values() if _meet(marks, _marks_of(before, one["claim_id"]))]
        match = _find_counterpart(claim, near)
        if match is None:
            yield Difference("added", None, _side(after, claim))
            continue
        del left[match["claim_id"]]
        facts = tuple(name for name in FACTS if match[name] != claim[name])
        change = _judge(match, claim, facts)
        yield Difference(change, _side(before, match), _side(after, claim), facts)
    for claim in left.values():
        yield Difference("not_repeated", _side(before, claim), None)


def _marks_of(tables: Lookup, claim_id: str) -> set[str]:
    return {tie["mark"] for tie in tables.ties_of_claim.get(claim_id, [])}


def _meet(marks: set[str], others: set[str]) -> bool:
    """Whether two claims share a place, or neither has one."""
    return bool(marks & others) or not (marks or others)


def _find_counterpart(claim: Row, others: list[Row]) -> Row | None:
    """The earlier claim of the same kind that speaks of the same thing; the likest of several."""
    same = [one for one in others if one["kind"] == claim["kind"] and _is_same_thing(one, claim)]
    return max(same, key=lambda one: _likeness(one, claim), default=None)


def _is_same_thing(one: Row, other: Row) -> bool:
    """Whether both count the same, are both events that cover a place, or read alike."""
    if one["unit"] or other["unit"]:
        return bool(one["unit"] == other["unit"])
    if one["extent"] and other["extent"]:
        return True
    return _likeness(one, other)[0] >= ALIKE


def _likeness(one: Row, other: Row) -> tuple[float, bool, bool]:
    ratio = SequenceMatcher(None, one["summary_en"], other["summary_en"], autojunk=False).ratio()
    return ratio, one["date"] == other["date"], one["claimant"] == other["claimant"]


def _judge(one: Row, other: Row, facts: tuple[str, ...]) -> Change:
    if not set(facts) - {"claimant"}:
        return "kept"
    disagree = "date" not in facts and set(facts) & set(WEIGHTY)
    return "otherwise" if disagree else "changed"


def _compare_posts(before: Lookup, after: Lookup, places: dict[str, str]) -> Iterator[Difference]:
    """Posts whose state, number or founding is given otherwise; those alike are not listed."""
    for key, row in after.posts.items():
        other = before.posts.get(places.get(key, ""))
        facts = tuple(name for name in POST_FACTS if other and other[name] != row[name])
        if other and facts:
            moved = "status_as_of" in facts and set(facts) <= {"status", "status_as_of"}
            change: Change = "changed" if moved else "otherwise"
            yield Difference(change, _post_side(before, other), _post_side(after, row), facts)


def _side(tables: Lookup, claim: Row) -> Side:
    ties = tables.ties_of_claim.get(claim["claim_id"], [])
    sentence = tables.sentences[claim["sentence_id"]]
    mark = ties[0]["mark"] if ties else ""
    return Side(mark, claim["claim_id"], sentence["sentence_id"], sentence["text"])


def _post_side(tables: Lookup, post: Row) -> Side:
    """Where the article speaks of the post first, if it does."""
    ties = tables.ties_of_mark.get(post["post_id"], [])
    if not ties:
        return Side(post["post_id"], "", "", "")
    sentence = tables.sentences[tables.claims[ties[0]["claim_id"]]["sentence_id"]]
    return Side(post["post_id"], "", sentence["sentence_id"], sentence["text"])
