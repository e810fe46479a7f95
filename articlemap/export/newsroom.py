"""What a newsroom needs to publish a view, in one zip file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from articlemap.export.about import About, describe_export
from articlemap.export.geojson import write_geojson
from articlemap.export.page import write_html
from articlemap.export.pictures import write_png, write_svg
from articlemap.export.rows import list_unlocated
from articlemap.export.table import write_csv
from articlemap.figure import describe_view, write_alt_text
from articlemap.language import LANGUAGES, N_, translate
from articlemap.selection import Selection
from articlemap.wording import PRECISION, fill_in

METHOD = (
    N_("Every mark is what someone says, not what we know: it quotes a sentence of the article."),
    N_(
        "Each claim leads to its sentence by offsets in the source text, whose SHA-256 is given; "
        "each place leads to the list that published its coordinate."
    ),
    N_(
        "Nothing is drawn more exactly than it is known: a circle is the radius of uncertainty, "
        "a hatched area a whole region, an arrow a direction only."
    ),
    N_("A forecast or a demand is no event. No front line is drawn."),
    N_("A blank means unknown, never zero. A date is as long as it is precise."),
    N_("What the article does not name is context, a layer of its own."),
)


def write_newsroom(
    selection: Selection,
    *,
    language: str = "en",
    permalink: str = "",
    words: Mapping[str, str] | None = None,
) -> bytes:
    """A zip file: one-file page, two pictures, map data, table, alternative texts in three
    languages, credits, and a note on the method.

    `words`, "alt" and "description", are taken for ours in `language`.
    """
    said = {"language": language, "permalink": permalink}
    about = describe_export(selection, language=language, permalink=permalink)
    files = {
        "map.html": write_html(selection, language=language, permalink=permalink),
        "map.png": write_png(selection, **said),
        "map.svg": write_svg(selection, **said),
        "map.geojson": write_geojson(selection, language=language, permalink=permalink),
        "claims.csv": write_csv(selection, language=language, permalink=permalink),
        "credits.txt": _text([about.title, about.dateline, "", *about.credits]),
        "method.txt": _text(_describe_method(selection, about)),
    }
    for each in LANGUAGES:
        own = words if each == language else None
        files[f"alt-text.{each}.txt"] = _text(_describe_picture(selection, each, own or {}))
    return pack(files)


def pack(files: dict[str, bytes]) -> bytes:
    """The files by their names as one zip file."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def _text(lines: list[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode("utf-8")


def _describe_picture(selection: Selection, language: str, words: Mapping[str, str]) -> list[str]:
    alt = words.get("alt") or write_alt_text(selection, language=language)
    return [alt, "", words.get("description") or describe_view(selection, language=language)]


def _describe_method(selection: Selection, about: About) -> list[str]:
    language = about.language
    _ = translate(language)
    lines = [about.title, about.dateline, "", about.how_to_read, ""]
    lines += [_(message) for message in METHOD]
    lines += ["", _(N_("How a place is known:")), *(f"- {_(each)}" for each in PRECISION.values())]
    if missing := list_unlocated(selection, language=language):
        lines += ["", _(N_("Not on the map")) + ":", *(f"- {name}" for name in missing)]
    lines += ["", about.filter, fill_in(N_("Exported: {date}."), language, date=about.made)]
    lines += [
        fill_in(N_("SHA-256 of the source text: {hash}"), language, hash=about.article_sha256)
    ]
    return [*lines, about.permalink] if about.permalink else lines
