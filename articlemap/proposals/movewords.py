"""The words of movements: cues of where from and where to, verbs, compass points."""

from __future__ import annotations

import re

OF = "(?:de|du|des|d['’])"
TO = "(?:à|au|aux)"
GAP = {  # what may stand between a cue and the name
    "fr": r"(?: |l['’]|d['’]|le |la |les |du |de |des |ville |province |région |gouvernorat |"
    r"frontière |village |villages |port |camp |capitale |île |côte |avec |et )*",
    "en": r"(?: |the |of |city |town |province |region |border |with |village |port |camp |and )*",
}
CUES = {
    "fr": {
        "toward": (
            rf"en direction {OF}|à destination {OF}|vers|en route pour|mis le cap sur|"
            rf"(?:avanc|dirig|march|progress|repli)\w+ (?:vers|sur|jusqu['’]{TO})|jusqu['’]{TO}|"
            r"(?:gagn|rejoi?n|ralli|attein)\w+|entr(?:é|ée|és|ées|er|ent) (?:à|dans|en)|"
            r"pénétr\w+(?: \w+)? dans"
        ),
        "from": (
            rf"(?:fui|fuient|fuir|fuyant|quitt\w+|évacu\w+)|(?:retir|repli)\w+ {OF}|"
            rf"(?:venu|parti|arrivé|originaire|chassé|expulsé)e?s? {OF}|"
            rf"(?:viennent|vient|partent|part|arrivent)(?: \w+)? {OF}|en provenance {OF}|depuis"
        ),
        "along": rf"le long {OF}|en (?:passant|traversant)(?: par)?|via|travers\w+",
    },
    "en": {
        "toward": (
            r"towards?|(?:advanc|head|mov|march|push|travel|flee)\w* (?:on|into|to|for)|"
            r"(?:fled|moved|went|walk\w*|advanced) (?:\w+ )?(?:to|into|toward|towards|on)|"
            r"reach(?:ed|ing)?|enter(?:ed|ing)?|on to"
        ),
        "from": (
            r"fled|fleeing|(?:withdr[ae]w\w*|retreat\w*|fled|came|moved|evacuated) from|left|"
            r"arriv\w+ from|displaced from"
        ),
        "along": r"along|through|via|across",
    },
}
MOVES = {  # without one of these verbs a cue says nothing of a movement
    "fr": re.compile(
        r"\b(?:fui\w*|fuy\w+|avanc\w+|dirig\w+|march\w+|quitt\w+|retir\w+|repli\w+|évacu\w+|"
        r"déplac\w+|part\w+|venu\w*|vien\w+|arriv\w+|gagn\w+|rejoi?n\w+|ralli\w+|attein\w+|entr\w+|"
        r"pénétr\w+|travers\w+|convois?|colonnes?|progress\w+|descend\w+|remont\w+|reprend\w+|"
        r"pass\w+|vont|va|aller|all\w+|conduit\w*|chassé\w*|expuls\w+|cap)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:fle[ed]\w*|advanc\w+|head\w*|mov\w+|march\w+|withdr\w+|retreat\w*|evacuat\w+|"
        r"displac\w+|left|leav\w+|arriv\w+|reach\w*|enter\w*|walk\w*|went|push\w*|convoy\w*|came)\b",
        re.IGNORECASE,
    ),
}
CONTINUES = re.compile(  # what joins a name to the one before it
    r"(?:, | et | ou | and | or |, and )(?:à |l['’]|d['’]|de |les? |la |the )?"
)
BEARINGS = {
    "fr": {"nord": 0, "nord-est": 45, "est": 90, "sud-est": 135, "sud": 180}
    | {"sud-ouest": 225, "ouest": 270, "nord-ouest": 315},
    "en": {"north": 0, "north-east": 45, "northeast": 45, "east": 90, "south-east": 135}
    | {"southeast": 135, "south": 180, "south-west": 225, "southwest": 225, "west": 270}
    | {"north-west": 315, "northwest": 315},
}
TOWARD = {  # a direction that stands for a destination
    "fr": rf"vers (?:le |l['’])(?P<point>POINTS)\b(?! {OF})",
    "en": r"(?:fled|flee|mov\w+|head\w*|advanc\w+|went|to the) (?P<point>POINTS)(?:wards?)?\b",
}
