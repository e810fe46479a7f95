"""What each sentence of an article seems to say: when, who says it, what sort, going where.

Proposals, for a person to review: each has a confidence and the words that it rests on.
"""

from articlemap.proposals.claims import Proposal, propose_claims
from articlemap.proposals.dates import DateFound, find_dates
from articlemap.proposals.figures import FigureFound, find_figures
from articlemap.proposals.movements import RoleFound, find_roles
from articlemap.proposals.speakers import SpeakerFound, find_speakers

__all__ = [
    "DateFound",
    "FigureFound",
    "Proposal",
    "RoleFound",
    "SpeakerFound",
    "find_dates",
    "find_figures",
    "find_roles",
    "find_speakers",
    "propose_claims",
]
