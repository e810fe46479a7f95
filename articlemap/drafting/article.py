"""An article as it comes in: its text and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from articlemap.language import LANGUAGES, N_, format_date, translate

UNTITLED = N_("An article without a title")
SOURCE = N_("{source}, {date}")
NO_DATE = N_("no date")
NO_SOURCE = N_("Source not given")
HOW_TO_READ = N_(
    "A draft made by a program: each mark is a place that a sentence names, as the program "
    "reads it. Open it to read the sentence, and check it before you trust it."
)
LICENSES = [
    {
        "name": "CC-BY-4.0",
        "title": "GeoNames coordinates: Creative Commons Attribution 4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    },
    {"name": "other-closed", "title": "The article's text belongs to its publisher"},
]


class ArticleFacts(Protocol):
    """What make_dossier needs to know of an article; blank is unknown.

    `published` is an ISO date or a prefix of one, `language` a code such as fr.
    """

    @property
    def text(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def published(self) -> str: ...

    @property
    def source(self) -> str: ...

    @property
    def language(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Article:
    """An article's text and what is known of it, as ArticleFacts has it."""

    text: str
    title: str = ""
    published: str = ""
    source: str = ""
    language: str = ""


def describe_article(
    article: ArticleFacts, *, url: str, home: list[float] | None
) -> dict[str, Any]:
    """The hand-kept part of datapackage.json: title, date line, sources, licences, first view.

    `home` is south, west, north and east in degrees, or None when nothing is placed.
    """
    said = {"title": article.source or NO_SOURCE} | ({"path": url} if url else {})
    ours: dict[str, Any] = {
        "version": 1,
        "title": {code: article.title or translate(code)(UNTITLED) for code in LANGUAGES},
        "dateline": {code: write_dateline(article, code) for code in LANGUAGES},
        "how_to_read": {code: translate(code)(HOW_TO_READ) for code in LANGUAGES},
    }
    ours |= {"published": article.published} if article.published else {}
    ours |= {"home": home} if home else {}
    geonames = {"title": "GeoNames, CC BY 4.0", "path": "https://www.geonames.org"}
    return {
        "name": "draft",
        "title": article.title or UNTITLED,
        "language": article.language or "und",
        "sources": [said, geonames],
        "licenses": LICENSES,
        "articlemap": ours,
    }


def write_dateline(article: ArticleFacts, language: str) -> str:
    """Source and date in words, such as "Agence X, 6 February 2020"."""
    _ = translate(language)
    date = format_date(article.published, language) if article.published else _(NO_DATE)
    return _(SOURCE).format(source=article.source or _(NO_SOURCE), date=date)
