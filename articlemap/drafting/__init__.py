"""From an article and what was found in it to a dossier: pure, nothing read and nothing kept."""

from articlemap.drafting.article import Article, ArticleFacts
from articlemap.drafting.layers import DOUBTFUL, PLACES, DraftLayer, layer_of_status, make_layer
from articlemap.drafting.making import make_dossier
from articlemap.drafting.parsing import Parsed, parse_article
from articlemap.drafting.roles import choose_role
from articlemap.drafting.routes import DraftRoute

__all__ = [
    "DOUBTFUL",
    "PLACES",
    "Article",
    "ArticleFacts",
    "DraftLayer",
    "DraftRoute",
    "Parsed",
    "choose_role",
    "layer_of_status",
    "make_dossier",
    "make_layer",
    "parse_article",
]
