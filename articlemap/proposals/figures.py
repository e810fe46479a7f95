"""Numbers of people and things in a sentence: how many, of what, how exactly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from articlemap.proposals.numbers import SCALES, number_pattern, read_number

UNITS = {
    "fr": (
        r"personnes|morts?|blessés?|tués|civils?|habitants?|familles|enfants|femmes|hommes|"
        r"déplacés?|réfugiés?|combattants|soldats|militaires|disparus|victimes|logements|foyers|"
        r"maisons|hectares|tonnes|camions|villages|communes|écoles|hôpitaux|"
        r"établissements(?: médicaux)?|cas|candidats|électeurs|sauvetages|arrivées|paysans|"
        r"postes(?: d'observation)?|sinistrés|manifestants|visiteurs|barils|millions|milliards|"
        r"kilomètres|millimètres|mètres|euros|dollars|organisations|autres"
    ),
    "en": (
        r"people|dead|wounded|injured|killed|civilians|residents|families|children|women|men|"
        r"displaced|refugees|fighters|soldiers|troops|missing|victims|homes|houses|hectares|acres|"
        r"tonnes|tons|lorries|trucks|villages|schools|hospitals|facilities|cases|voters|"
        r"kilometres|kilometers|miles|metres|dollars|euros|pounds|helicopters|pupils|others"
    ),
}
QUALIFIERS = {
    "fr": {
        "more_than": r"plus d['’]|plus de|au moins|au-delà de",
        "about": r"environ|près d['’]|près de|quelque|à peu près",
    },
    "en": {
        "more_than": r"more than|over|at least",
        "about": r"about|around|some|nearly|almost|roughly",
    },
}


@dataclass(frozen=True, slots=True)
class FigureFound:
    """A number in a text: `text[start:end] == printed`, its unit in the text's language.

    `qualifier` is exactly, about or more_than. A number in words is less sure to be a count.
    """

    start: int
    end: int
    printed: str
    value: float
    qualifier: str
    unit: str
    confidence: float


@lru_cache
def _load_pattern(language: str) -> re.Pattern[str]:
    groups = "|".join(f"(?P<{name}>{words})" for name, words in QUALIFIERS[language].items())
    scales = "|".join(sorted(SCALES, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.,-])(?:(?:{groups}) ?)?(?P<number>{number_pattern(language)})"
        rf"(?: (?P<scale>{scales})(?: d['’]| de)?)? ?(?:\w{{4,12}} )?(?P<unit>{UNITS[language]})\b",
        re.IGNORECASE,
    )


def find_figures(sentence: str, *, language: str = "fr", start: int = 0) -> list[FigureFound]:
    """The numbers with a countable unit, in order; `start` is added to offsets.

    Years, dates, ages and shares in percent have no such unit and are left out.
    """
    if language not in UNITS:
        return []
    found = [_read(one, language, start) for one in _load_pattern(language).finditer(sentence)]
    return [one for one in found if one.value != 1]


def _read(match: re.Match[str], language: str, offset: int) -> FigureFound:
    value = read_number(match["number"], language) * SCALES.get((match["scale"] or "").lower(), 1)
    qualifier = next((name for name in QUALIFIERS[language] if match[name]), "exactly")
    start, end = match.start() + offset, match.end() + offset
    unit = match["unit"].lower()
    sure = match["number"][0].isdigit() or qualifier != "exactly" or bool(match["scale"])
    return FigureFound(start, end, match.group(), value, qualifier, unit, 0.8 if sure else 0.5)


# What is counted, in English; an adjective that stands for people is "people".
ENGLISH = {
    "personne": "people",
    "mort": "dead",
    "blessé": "wounded",
    "tué": "killed",
    "civil": "civilians",
    "habitant": "inhabitants",
    "famille": "families",
    "cas": "cases",
    "enfant": "children",
    "femme": "women",
    "homme": "men",
    "déplacé": "displaced people",
    "réfugié": "refugees",
    "combattant": "fighters",
    "soldat": "soldiers",
    "disparu": "missing",
    "militaire": "soldiers",
    "victime": "victims",
    "logement": "homes",
    "foyer": "homes",
    "maison": "houses",
    "tonne": "tonnes",
    "camion": "lorries",
    "commune": "municipalities",
    "école": "schools",
    "hôpitaux": "hospitals",
    "établissement": "facilities",
    "établissements médicaux": "medical facilities",
    "candidat": "candidates",
    "électeur": "voters",
    "sauvetage": "rescues",
    "arrivée": "arrivals",
    "paysan": "peasants",
    "poste": "posts",
    "postes d'observation": "observation posts",
    "sinistré": "people hit",
    "manifestant": "demonstrators",
    "visiteur": "visitors",
    "baril": "barrels",
    "kilomètre": "kilometres",
    "millimètre": "millimetres",
    "mètre": "metres",
    "organisation": "organisations",
    "autre": "others",
}


def name_unit(unit: str) -> str:
    """What is counted, in English; a word that is not known is given back as it is."""
    return ENGLISH.get(unit) or ENGLISH.get(unit.rstrip("s")) or unit
