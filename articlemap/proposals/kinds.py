"""What sort of claim a sentence makes, by its verbs: a first guess to be reviewed."""

from __future__ import annotations

import re

from articlemap.proposals.datewords import FUTURE

DEMAND = {
    "fr": re.compile(
        r"\b(?:exhort\w+|(?:a|ont|avait) (?:\w+ ){0,2}appelé|appell?e(?:nt)? (?:à|au|les|la|le)\b|"
        r"(?<!été )demand(?:e|ent|é|ée)\b|réclam(?:e|ent|é|ée)\b|exig(?:e|ent|é|ée)\b|"
        r"doi(?:t|vent) cesser|"
        r"somm(?:e|é) de)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:urg(?:e|es|ed)|call(?:s|ed) (?:for|on)|demand(?:s|ed)?|appeal(?:s|ed) (?:for|to)|"
        r"must (?:end|stop|cease))\b",
        re.IGNORECASE,
    ),
}
EVENT = {
    "fr": re.compile(
        r"\b(?:(?:a|ont|avait|avaient)(?: \w+)?(?: été)? "
        r"\w{2,}(?:é|ée|és|ées|i|is|it|ies?|u|us|ues?|ert)|"
        r"(?:est|sont|était|étaient) (?:arrivé|parti|mort|tombé|entré|venu|revenu|sorti)e?s?|"
        r"s['’]est|se sont)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(r"\b(?:\w{3,}ed|fled|fell|hit|left|went|sent|shot|took|won|broke|burst)\b"),
}


def propose_kind(sentence: str, *, language: str, spoken: bool, counted: bool) -> tuple[str, float]:
    """A kind of tables.KINDS and a confidence; `spoken`: it has a speaker, `counted`: a number.

    A demand or a forecast is told apart first, for they must never look like events.
    """
    if language not in DEMAND:
        return "statement" if spoken else "state", 0.3
    if DEMAND[language].search(sentence):
        return "demand", 0.7
    if FUTURE[language].search(sentence):
        return "forecast", 0.65
    if counted:
        return "figure", 0.6
    if spoken:
        return "statement", 0.6
    return ("event", 0.5) if EVENT[language].search(sentence) else ("state", 0.4)
