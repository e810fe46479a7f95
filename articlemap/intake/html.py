"""The article in a web page: its main text by trafilatura; scripts, styles and menus are left."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

import trafilatura

from articlemap.intake.dateline import guess_day
from articlemap.intake.decoding import decode
from articlemap.language import N_
from articlemap.notices import RefusedError, notice

CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{2,30})""", re.IGNORECASE)
NO_MAIN_TEXT = N_("No article was found in {name}: paste its text instead.")
MAIN_TEXT = N_(
    "Only the page's main text was kept; menus, scripts and captions were left out. "
    "Check that nothing is missing."
)


def read_html(data: bytes, name: str) -> dict[str, Any]:
    """The article of a page with the title, date and site that its metadata give.

    Raises RefusedError when the page holds no text.
    """
    found = CHARSET.search(data[:4000])
    page, notices = decode(data, name, declared=found[1].decode("ascii") if found else "")
    document: Any = trafilatura.bare_extraction(
        page, with_metadata=True, include_comments=False, favor_recall=True
    )
    facts = document.as_dict() if document is not None else {}
    text = str(facts.get("text") or "") or trafilatura.html2txt(page)
    if not text.strip():
        raise RefusedError(NO_MAIN_TEXT, name=name)
    title = _one_line(facts.get("title"))
    return {
        "text": text if not title or title in text[:1000] else f"{title}\n\n{text}",
        "title": title,
        "published": guess_day(str(facts.get("date") or "")),
        "source": _one_line(facts.get("sitename") or facts.get("hostname")),
        "notices": [asdict(one) for one in (*notices, notice(MAIN_TEXT))],
    }


def _one_line(value: object) -> str:
    return " ".join(str(value or "").split())[:300]
