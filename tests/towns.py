"""A small true world for the tests of a review: four Syrian names, their places and homonyms."""

from __future__ import annotations

from articlemap.geoparse.toponym import Candidate, Status, Toponym

TEXT = (
    "Sarmin sous les bombes\n\n"
    "L'armée est entrée à Saraqeb, selon l'OSDH. De Surman, on voit Saraqeb et Sarmin.\n"
    "Les avions visent Saraqeb. L'Oronte est en crue, dit-on à Idleb.\n"
)


def candidate(name: str, record: str, latitude: float, longitude: float, share: float) -> Candidate:
    return Candidate(
        *("geonames", record, name, name, "", "town", "SY", "Idlib"),
        *(latitude, longitude, 1.0, 10_000, share),
    )


SARAQEB = candidate("Saraqeb", "163760", 35.86447, 36.80591, 0.9)
OTHER_SARAQEB = candidate("Saraqib", "1", 36.2, 37.2, 0.1)
SURMAN = candidate("Surman", "2", 35.6, 36.8, 0.55)
SURMAN_LIBYA = candidate("Surman", "2208791", 32.75668, 12.57161, 0.45)
SARMIN = candidate("Sarmin", "163741", 35.90368, 36.72622, 0.98)
IDLIB = candidate("Idlib", "169389", 35.93062, 36.63393, 1.0)


def toponym(
    printed: str, nth: int, place: Candidate | None, *others: Candidate, text: str = TEXT
) -> Toponym:
    """The nth `printed` of the text."""
    start = -1
    for _ in range(nth):
        start = text.index(printed, start + 1)
    sentence = (text.rfind("\n", 0, start) + 1, text.index("\n", start))
    status: Status = "unplaced" if place is None else "doubtful" if others else "placed"
    sure = place.confidence if place else 0.0
    end = start + len(printed)
    return Toponym(start, end, printed, status, 0.9, sure, place, others, sentence)


TOPONYMS = (
    toponym("Sarmin", 1, SARMIN),
    toponym("Saraqeb", 1, SARAQEB, OTHER_SARAQEB),
    toponym("Surman", 1, SURMAN, SURMAN_LIBYA),
    toponym("Saraqeb", 2, SARAQEB, OTHER_SARAQEB),
    toponym("Sarmin", 2, SARMIN),
    toponym("Saraqeb", 3, SARAQEB, OTHER_SARAQEB),
    toponym("Oronte", 1, None),
    toponym("Idleb", 1, IDLIB),
)
