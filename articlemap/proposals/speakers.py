"""Who says what a sentence says: reported speech, French and English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from articlemap.proposals.speechwords import ACCORDING, CUTS, INVERTED, LINKS, NAME, PRONOUN, SAID

LONGEST = 140  # characters of a speaker's name and office
REACH = 240  # characters before a verb in which its subject is looked for
STOP = re.compile(r"[.;:!?()«»\"“”\n]| [–—-]|,")
ENCLOSED = re.compile(r"(?: [-–—] ?(?P<dashed>[^–—]*?) ?[-–—]|, (?P<aside>[^,]*),)$")
PROPER = re.compile(rf"{NAME}(?: (?:(?:al|el|de|du|des|van|von|bin)[ -])?{NAME})*")
SMALL = re.compile(r"^(?:(?:les?|la|une?|des|du|de|son|sa|ses|the|an?|its|his|her) |l['’])", re.I)
PERSON = re.compile(rf"{NAME}(?: (?:(?:al|el|de|du|des|van|von|bin)[ -])?{NAME})+")
NOUN = r"(?-i:[A-ZÀ-ÖØ-Þ])|(?:les?|la|une?|des|deux|trois|son|sa|ses|plusieurs|the|an?|its) |l['’]"
OBJECT = re.compile(r"(?: (?:en|y|se|ne|lui|leur|les?|la|also|has|have))+$")
NO_SPEAKER = re.compile(
    r"^(?:il|elle|ils|elles|on|ce|cela|qui|que|je|nous|vous|les?|la|he|she|they|it|we|you|who|which)$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class SpeakerFound:
    """Who speaks: `text[start:end] == printed`, as the sentence has it; `name` is the short form.

    A pronoun and a part of a name lead to who was named earlier: `name` is then the earlier one.
    """

    start: int
    end: int
    printed: str
    name: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Cues:
    after: re.Pattern[str]  # a quotation or a clause, a verb, then who
    before: re.Pattern[str]  # who, then a verb
    according: re.Pattern[str]
    pronoun: re.Pattern[str]
    link: re.Pattern[str]
    cut: re.Pattern[str]


@lru_cache
def _load_cues(language: str) -> _Cues:
    said = SAID[language]
    return _Cues(
        after=re.compile(
            rf"(?:[»\"”],? ?,? ?(?:{said})|, (?:{INVERTED[language]})),? (?={NOUN})", re.I
        ),
        before=re.compile(rf"\b(?:{said})\b", re.I),
        according=re.compile(rf"\b{ACCORDING[language]}", re.I),
        pronoun=re.compile(PRONOUN[language], re.I),
        link=re.compile(rf"^(?:{LINKS[language]} )+", re.I),
        cut=re.compile(CUTS[language]),
    )


def find_speakers(
    text: str, sentences: list[tuple[int, int]], *, language: str = "fr"
) -> list[SpeakerFound | None]:
    """For each sentence of a text who says it, or None where it does not tell.

    French and English; in other languages nobody is found. Earlier sentences lend their names to
    later pronouns and short forms.
    """
    if language not in SAID:
        return [None] * len(sentences)
    cues = _load_cues(language)
    known: list[SpeakerFound] = []
    found: list[SpeakerFound | None] = []
    for start, end in sentences:
        speaker = _find_speaker(text[start:end], start, cues, known)
        if speaker:
            known.append(speaker)
        found.append(speaker)
    return found


def _find_speaker(
    sentence: str, offset: int, cues: _Cues, known: list[SpeakerFound]
) -> SpeakerFound | None:
    if pronoun := cues.pronoun.search(sentence):
        if not known:
            return None
        start, end = (place + offset for place in pronoun.span())
        return SpeakerFound(start, end, pronoun.group(), known[-1].name, 0.6)
    for start, end, confidence in _find_spans(sentence, cues):
        printed = sentence[start:end]
        name = shorten_name(printed)
        if name and not NO_SPEAKER.match(printed):
            earlier = _find_earlier(name, known)
            span = start + offset, end + offset
            return SpeakerFound(*span, printed, earlier or name, confidence)
    return None


def _find_spans(sentence: str, cues: _Cues) -> Iterator[tuple[int, int, float]]:
    """Where a speaker may stand, likeliest first."""
    for cue in cues.according.finditer(sentence):
        yield *_span_after(sentence, cue.end(), cues), 0.9
    for cue in cues.after.finditer(sentence):
        yield *_span_after(sentence, cue.end(), cues), 0.85
    for cue in cues.before.finditer(sentence):
        if span := _span_before(sentence, cue.start(), cues):
            yield *span, 0.75


def _span_after(sentence: str, start: int, cues: _Cues) -> tuple[int, int]:
    """The words after a cue up to a stop; a person's name in apposition belongs to them."""
    window = sentence[start : start + LONGEST]
    stop = STOP.search(window)
    end = stop.start() if stop else len(window.rstrip(" ."))
    if cut := cues.cut.search(window, 0, end):
        end = cut.start()
    elif window[end : end + 2] == ", " and not PERSON.search(window[:end]):
        person = PERSON.match(window, end + 2)
        end = person.end() if person else end
    return start, start + len(window[:end].rstrip(" ."))


def _span_before(sentence: str, end: int, cues: _Cues) -> tuple[int, int] | None:
    """The subject of a verb at `end`: the clause before it. What stands between commas or dashes
    is stepped over, but for a person's name."""
    base = max(0, end - REACH)
    window = sentence[base:end].rstrip()
    stop, aside = len(window), ""
    if enclosed := ENCLOSED.search(window):
        stop, aside = enclosed.start(), enclosed["aside"] or ""
    stops = [one.end() for one in STOP.finditer(window, 0, stop)]
    begin = stops[-1] if stops else 0
    begin += len(window[begin:stop]) - len(window[begin:stop].lstrip())
    if link := cues.link.match(window[begin:stop]):
        begin += link.end()
    last = len(window.rstrip(" ,-–—")) if PERSON.fullmatch(aside) else stop
    printed = OBJECT.sub("", window[begin:last].rstrip())
    if not printed or len(printed) > LONGEST:
        return None
    return base + begin, base + begin + len(printed)


def shorten_name(printed: str) -> str:
    """The proper name in a speaker's words, else the words without their article."""
    bare = SMALL.sub("", printed)
    if people := PERSON.findall(bare):
        return str(people[-1] if ", " in bare else max(people, key=len))
    return bare


def _find_earlier(name: str, known: list[SpeakerFound]) -> str:
    """The fuller name of someone who spoke before, of which this is a part; else blank."""
    words = set(name.lower().split())
    for speaker in reversed(known):
        if words < set(speaker.name.lower().split()):
            return speaker.name
    return ""
