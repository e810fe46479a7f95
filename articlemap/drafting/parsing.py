"""An article read by the machine: its place names and what each sentence seems to say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from articlemap.dossier import Dossier
from articlemap.drafting.article import ArticleFacts
from articlemap.drafting.making import make_dossier
from articlemap.geoparse.sentences import split_sentences
from articlemap.geoparse.toponym import Toponym
from articlemap.proposals.claims import Proposal, propose_claims

Parser = Callable[[str, str | None], list[Toponym]]


@dataclass(frozen=True, slots=True)
class Parsed:
    """What was found in an article: its names in text order, a proposal for each sentence."""

    toponyms: list[Toponym]
    proposals: list[Proposal]

    def make_dossier(self, article: ArticleFacts, *, url: str = "") -> Dossier:
        """The dossier of the article as it was found, nothing reviewed."""
        return make_dossier(article, self.toponyms, self.proposals, url=url)


def parse_article(article: ArticleFacts, *, parser: Parser | None = None) -> Parsed:
    """What is found in an article; `parser` is the geoparser unless another is given."""
    language = article.language
    toponyms = (parser or _geoparse)(article.text, language or None)
    sentences = split_sentences(article.text, language or "en")
    published = article.published
    proposals = propose_claims(
        article.text, sentences, toponyms, published=published, language=language
    )
    return Parsed(toponyms, proposals)


def _geoparse(text: str, language: str | None) -> list[Toponym]:
    from articlemap.geoparse import geoparse  # noqa: PLC0415 – it loads the gazetteer

    return geoparse(text, language)
