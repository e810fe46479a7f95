"""What a place is to its sentence: where it happens, where one comes from, what is spoken of."""

from __future__ import annotations

import re

from articlemap.geoparse.toponym import Toponym
from articlemap.proposals.claims import Proposal

NEAR = 40  # characters before a name that are looked at
AT = re.compile(
    r"(?:\b(?:à|au|aux|en|dans|sur|près d[eu']|autour d[eu']|at|in|near|around|on)\b|d['’]|l['’])"
    r"(?: |l['’]|d['’]|le |la |les |du |de |des |the |of |ville |province |région |gouvernorat |"
    r"département |wilaya |village |city |town |district |camp )*$|[\u0628\u0641\u064a]\s?$",
    re.IGNORECASE,
)
LOCATIVE = re.compile(
    r"\b(?:à|au|aux|en|dans|sur|près|autour|at|in|near|around|on)\b", re.IGNORECASE
)
DATELINE = re.compile(r"^(?:, [^–—-]{0,30}| \([^)]{1,40}\)(?:, [^–—-]{0,30})?)? [–—-] ")
HAPPENING = ("event", "state", "figure")


def choose_role(
    text: str, proposal: Proposal, toponym: Toponym, number: int
) -> tuple[str, float | None]:
    """The role of a name and, for a movement without a destination, its bearing in degrees.

    `number` is the name's place in its sentence. A date line's place is where it was said; what
    is said to happen at a place is `at` it; all else is `about`.
    """
    for role in proposal.roles:
        if role.name == number:
            return role.role, role.bearing
    if is_dateline(text, toponym):
        return "said_in", None
    before = text[max(proposal.sentence[0], toponym.start - NEAR) : toponym.start]
    cue = AT.search(before)
    is_there = proposal.kind in HAPPENING and cue and LOCATIVE.search(cue.group())
    return ("at" if is_there else "about"), None


def is_dateline(text: str, toponym: Toponym) -> bool:
    """Whether a name opens its paragraph and a dash follows, as in "BEYROUTH, 14 mars – "."""
    line = text.rfind("\n", 0, toponym.start) + 1
    opens = not text[line : toponym.start].strip(" (\u2013\u2014-")
    return opens and bool(DATELINE.match(text[toponym.end : toponym.end + 90]))
