"""A view in words, for those who do not see its map: made from the data, in three languages.

The sentences avoid plurals that depend on a number: "claims: 1" is right in every language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from babel.lists import format_list

from articlemap.figure.content import Content, Data, gather_content
from articlemap.figure.literal import clean
from articlemap.language import (
    LOCALES,
    N_,
    format_date,
    format_number,
    pick_text,
    translate,
)
from articlemap.lookup import look_up
from articlemap.reader.words import WORDS
from articlemap.selection import Selection
from articlemap.wording import describe_kind, fill_in, name_claimant

LONGEST_ALT = 250
FEWEST_WORDS, MOST_WORDS = 60, 90
NAMES, SPEAKERS = 4, 3
LONGEST_NAME, LONGEST_TITLE = 48, 110
TITLE = N_("Map: {title}.")
AS_OF = N_("As of {date}.")
COUNTS = N_("Claims: {claims}; marks: {marks}; layers: {layers}.")
COUNT = N_("{name} ({count})")
OPENING = N_("This map shows what one news article says: {title}.")
SHOWN = N_("Claims shown: {claims}, at {marks} marks, in these layers: {layers}.")
WHO = N_("Those who say it, with the number of their claims: {speakers}.")
WHERE = N_("Places marked: {places}.")
AREAS = N_("Figures and claims about a whole region or a border have no single point: {count}.")
FORECASTS = N_("Forecasts, dotted, are no events: {count}.")
DISPUTED = N_("Claims that other sources contradict: {count}.")
FILTERED = N_("Only part is shown: {filters}.")
# Said where there is room, in this order.
SAYINGS = N_("Each mark is what someone says, and not what we know.")
ARROWS = N_("Dashed arrows give a direction only, and no route is known.")
BLANK = N_("Blank land means that the article says nothing about it, not that nothing happened.")
CONTEXT = N_("What the article does not name is context and is not counted here.")


def write_alt_text(selection: Selection, *, language: str) -> str:
    """The view in one or two sentences of at most 250 characters."""
    content = gather_content(selection)
    title = fill_in(TITLE, language, title=_title(selection, content, language))
    facts = [
        *_as_of(content, language),
        _count(COUNTS, content, language),
        *_filtered(selection, language),
    ]
    text = " ".join([title, *facts])
    if len(text) <= LONGEST_ALT:
        return text
    room = LONGEST_ALT - len(" ".join(facts)) - 1
    kept = f"{_cut(title, room)} {' '.join(facts)}" if room > 20 else text
    return _cut(kept, LONGEST_ALT)


def describe_view(selection: Selection, *, language: str) -> str:
    """The view in 60 to 100 words: layers, counts, date, who says it, places, filters."""
    content = gather_content(selection)
    first = [
        fill_in(OPENING, language, title=_title(selection, content, language)),
        *_as_of(content, language),
        *_filtered(selection, language),
        _count(SHOWN, content, language),
        *_who(selection, content, language),
        *_where(content, language),
        *_doubts(content, language),
    ]
    kept = _fit(first, MOST_WORDS)
    for message in (SAYINGS, *([ARROWS] if content.movements else []), BLANK, CONTEXT):
        sentence = translate(language)(message)
        if _length(kept) >= FEWEST_WORDS + 10 or _length([*kept, sentence]) > MOST_WORDS:
            break
        kept.append(sentence)
    return " ".join(kept)


def describe_filters(selection: Selection, *, language: str) -> list[str]:
    """What the view leaves out, one filter after another; empty when it leaves out nothing."""
    view, say = selection.view, translate(language)
    words = []
    if view.by:
        row = look_up(selection.dossier).claimants.get(view.by)
        who = name_claimant(row, language=language) if row else view.by
        words.append(fill_in(WORDS["said_by_whom"], language, who=who))
    if view.kind:
        words.append(
            fill_in(N_("kind: {kind}"), language, kind=describe_kind(view.kind, language=language))
        )
    if view.precision:
        known = say(WORDS[f"short_{view.precision}"])
        words.append(fill_in(N_("places known as: {known}"), language, known=known))
    if view.since:
        words.append(fill_in(N_("from {date}"), language, date=format_date(view.since, language)))
    if view.until:
        words.append(fill_in(N_("up to {date}"), language, date=format_date(view.until, language)))
    if view.q:
        words.append(fill_in(N_("found by “{text}”"), language, text=_cut(clean(view.q), 40)))
    return words


def _title(selection: Selection, content: Content, language: str) -> str:
    meta = selection.dossier.meta
    titles = {f"title_{key}": value for key, value in (content.text["title"] or {}).items()}
    title = str(pick_text(titles, "title", language)) or str(
        meta.get("title") or translate(language)(WORDS["article"])
    )
    return _cut(clean(title).rstrip("."), LONGEST_TITLE)


def _as_of(content: Content, language: str) -> list[str]:
    published = content.text["published"]
    return [fill_in(AS_OF, language, date=format_date(published, language))] if published else []


def _filtered(selection: Selection, language: str) -> list[str]:
    filters = describe_filters(selection, language=language)
    return [fill_in(FILTERED, language, filters=_list(filters, language))] if filters else []


def _count(message: str, content: Content, language: str) -> str:
    """Claims and marks in all and by layer; context is not counted among them."""
    layers = [layer for layer in content.layers if not layer["context"]]
    marks = {mark["id"] for layer in layers for mark in layer["marks"]}
    return fill_in(
        message,
        language,
        claims=format_number(len(_drawn_claims(layers)), language),
        marks=format_number(len(marks), language),
        layers=_list([_name_layer(layer, language) for layer in content.layers], language),
    )


def _drawn_claims(layers: Iterable[Data]) -> set[str]:
    return {key for layer in layers for mark in layer["marks"] for key in mark["claims"]}


def _name_layer(layer: Data, language: str) -> str:
    name = str(
        pick_text({f"n_{key}": value for key, value in layer["names"].items()}, "n", language)
    )
    if layer["context"]:
        return _cut(clean(name), LONGEST_NAME)
    count = format_number(len(_drawn_claims([layer])), language)
    return fill_in(COUNT, language, name=_cut(clean(name), LONGEST_NAME), count=count)


def _who(selection: Selection, content: Content, language: str) -> list[str]:
    claimants = look_up(selection.dossier).claimants
    drawn = _drawn_claims(content.layers)
    said = Counter(content.claims[key]["claimant"]["short"] for key in sorted(drawn))
    names = [
        fill_in(
            COUNT,
            language,
            name=_cut(clean(name_claimant(claimants[who], language=language)), LONGEST_NAME),
            count=format_number(count, language),
        )
        for who, count in sorted(said.items(), key=lambda one: (-one[1], one[0]))
    ]
    return [fill_in(WHO, language, speakers=_list_some(names, SPEAKERS, language))] if names else []


def _where(content: Content, language: str) -> list[str]:
    marks = sorted(content.points, key=lambda mark: (mark["label"] is None, not mark["claims"]))
    names = dict.fromkeys(
        _cut(
            clean(
                str(
                    pick_text(
                        {f"n_{key}": value for key, value in mark["names"].items()}, "n", language
                    )
                )
            ),
            LONGEST_NAME,
        )
        for mark in marks
        if mark["claims"]
    )
    return (
        [fill_in(WHERE, language, places=_list_some(list(names), NAMES, language))] if names else []
    )


def _doubts(content: Content, language: str) -> list[str]:
    drawn = [content.claims[key] for key in sorted(_drawn_claims(content.layers))]
    regional = {key for mark in content.shapes for key in mark["claims"]}
    counts = (
        (AREAS, len(regional)),
        (FORECASTS, sum(claim["kind"] == "forecast" for claim in drawn)),
        (DISPUTED, sum(bool(claim["contradictions"]) for claim in drawn)),
    )
    return [
        fill_in(message, language, count=format_number(count, language))
        for message, count in counts
        if count
    ]


def _list(names: list[str], language: str) -> str:
    return format_list(names, locale=LOCALES.get(language, LOCALES["en"]))


def _list_some(names: list[str], most: int, language: str) -> str:
    """The first names, and how many more there are."""
    if len(names) <= most:
        return _list(names, language)
    rest = fill_in(N_("{count} more"), language, count=format_number(len(names) - most, language))
    return _list([*names[:most], rest], language)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _length(sentences: Iterable[str]) -> int:
    return sum(len(sentence.split()) for sentence in sentences)


def _fit(sentences: list[str], most: int) -> list[str]:
    """The first sentences that have so many words together."""
    kept: list[str] = []
    for sentence in sentences:
        if _length([*kept, sentence]) <= most:
            kept.append(sentence)
    return kept
