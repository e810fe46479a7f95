"""An article comes in as text, page, Word file or PDF; what cannot be read says why."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from contextlib import suppress

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articlemap.desk.intake_view import begin
from articlemap.errors import ArticlemapError
from articlemap.intake import Reading, read_paste, read_upload
from articlemap.intake.bounded import take_apart
from articlemap.intake.dateline import guess_day, guess_source, guess_title
from articlemap.intake.limits import MAXIMUM_TEXT, MAXIMUM_UPLOAD
from articlemap.intake.pdf import join_lines
from tests.uploads import PAGE, make_docx, make_pdf

FRENCH = (
    "L'armée entre à Saraqeb\n\n"
    "IDLEB (Syrie), 6 février 2020 (AFP) – Les forces du régime sont entrées dans la ville "
    "de Saraqeb, à l'est d'Idleb, selon une ONG. Des milliers d'habitants ont été déplacés.\n"
)
ARABIC = "دخلت القوات مدينة سراقب في ريف إدلب، وقال المرصد إن آلاف السكان نزحوا من المدينة."


def refusal_of(name: str, data: bytes) -> str:
    with pytest.raises(ArticlemapError) as caught:
        read_upload(name, data)
    return str(caught.value)


def words_of(reading: Reading) -> str:
    return " ".join(notice.words() for notice in reading.notices)


def test_a_pasted_article_is_its_text_with_what_it_says_of_itself() -> None:
    reading = read_paste(FRENCH)
    assert reading.text == FRENCH.strip()
    assert reading.title == "L'armée entre à Saraqeb"
    assert (reading.published, reading.source, reading.language) == ("2020-02-06", "AFP", "fr")
    assert reading.notices == ()


@pytest.mark.parametrize("text", ["", "   \n\t\n", "\ufeff", "...\n---\n", "\x00\x01"])
def test_an_empty_paste_is_refused(text: str) -> None:
    with pytest.raises(ArticlemapError, match="There is no text"):
        read_paste(text)


def test_a_text_of_more_than_five_megabytes_is_refused_with_the_limit() -> None:
    with pytest.raises(ArticlemapError, match=r"5\.2 MB; 5 MB are allowed"):
        read_paste("Idlib " * (MAXIMUM_TEXT // 6) + "é" * 100_000)


def test_a_text_that_is_too_long_to_review_is_refused_before_its_places_are_looked_for() -> None:
    with pytest.raises(ArticlemapError, match=r"1\.2 MB; 1 MB are allowed"):
        begin(read_paste("Idlib " * 200_000))


def test_a_text_of_five_megabytes_is_read() -> None:
    assert len(read_paste("Idlib " * (MAXIMUM_TEXT // 6 - 1)).text) > MAXIMUM_TEXT - 20


def test_a_language_that_is_not_known_is_told_and_tried() -> None:
    reading = read_paste("Die Truppen rückten am Mittwoch bis an den Stadtrand vor.")
    assert reading.language == ""
    assert "any other is tried" in words_of(reading)


def test_arabic_is_recognised() -> None:
    assert read_paste(ARABIC).language == "ar"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "utf-16-le", "utf-16-be"],
)
def test_a_text_is_read_in_the_encoding_it_was_written_in(encoding: str) -> None:
    reading = read_upload("article.txt", FRENCH.encode(encoding, errors="replace"))
    assert reading.text == FRENCH.strip()


def test_an_older_encoding_is_told() -> None:
    assert "Read as cp1252" in words_of(read_upload("article.txt", FRENCH.encode("cp1252")))


def test_arabic_of_an_older_program_is_read() -> None:
    assert read_upload("article.txt", ARABIC.encode("cp1256")).text == ARABIC


def test_garbled_accents_are_told() -> None:
    garbled = FRENCH.encode("utf-8").decode("cp1252")
    assert "look garbled" in words_of(read_paste(garbled))


def test_line_ends_and_control_characters_are_evened_out() -> None:
    text = "Homs\r\n\r\n\r\n\r\nHama\u2028Alep\x07 \rIdlib"
    assert read_paste(text).text == "Homs\n\nHama\nAlep\nIdlib"


@pytest.mark.parametrize(
    ("name", "data", "fragment"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n ", "is empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01" * 40, "is not a text"),
        ("noise.txt", bytes(range(256)) * 20, "is not a text"),
        ("program", b"\x7fELF\x02\x01\x01" + bytes(200), "is not a text"),
        ("big.txt", bytes(MAXIMUM_UPLOAD + 1), "10 MB are allowed"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "protected by a password"),
        ("rich.rtf", b"{\\rtf1\\ansi Bonjour}", "rich text"),
        ("half.txt", b"\xff\xfeI\x00d\x00l", "encoding of half.txt is not known"),
        ("cut.docx", make_docx(FRENCH)[:-300], "is damaged"),
        ("cut.pdf", make_pdf("Idlib")[:40], "is damaged"),
        ("scan.pdf", make_pdf(""), "only pictures of pages"),
        ("locked.pdf", make_pdf("Idlib", password="secret"), "protected by a password"),
        ("long.pdf", make_pdf(*["Idlib"] * 301), "301 pages; 300 are allowed"),
        ("blank.html", b"<html><script>alert(1)</script></html>", "No article was found"),
        ("blank.docx", make_docx(""), "There is no text"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_says_why(name: str, data: bytes, fragment: str) -> None:
    assert fragment in refusal_of(name, data)


def test_a_folder_in_a_file_name_is_not_repeated() -> None:
    assert refusal_of("C:\\Users\\me\\notes.txt", b"") == "notes.txt is empty."


def test_a_zip_that_is_no_word_file_is_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("claims.csv", "")
    assert "no Word document" in refusal_of("dossier.zip", target.getvalue())


def test_a_word_file_that_is_a_bomb_is_refused() -> None:
    target = io.BytesIO(make_docx("Idlib"))
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/bomb.bin", b"0" * 101_000_000)
    assert "would unpack to 102 MB" in refusal_of("bomb.docx", target.getvalue())


@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml"])
def test_a_damaged_word_file_is_refused(part: str) -> None:
    source, target = zipfile.ZipFile(io.BytesIO(make_docx("Idlib"))), io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, b"<broken" if name == part else source.read(name))
    assert "is damaged" in refusal_of("article.docx", target.getvalue())


def test_a_word_file_gives_its_paragraphs_and_title() -> None:
    reading = read_upload("article.docx", make_docx(*FRENCH.split("\n\n"), title="Saraqeb"))
    assert "Saraqeb, à l'est d'Idleb" in reading.text
    assert (reading.title, reading.published, reading.language) == ("Saraqeb", "2020-02-06", "fr")


def test_the_date_of_a_word_file_itself_is_flagged() -> None:
    reading = read_upload("article.docx", make_docx("Des combats dans la ville de Homs."))
    assert reading.published
    assert "the file's own, not the article's" in words_of(reading)


def test_a_table_of_a_word_file_is_read_too() -> None:
    document, target = docx.Document(), io.BytesIO()
    document.add_table(1, 2).rows[0].cells[1].text = "Saraqeb"
    document.save(target)
    assert "Saraqeb" in read_upload("table.docx", target.getvalue()).text


def test_a_pdf_gives_its_text_with_lines_joined() -> None:
    reading = read_upload("article.pdf", make_pdf(FRENCH.replace("–", "-"), title="Saraqeb"))
    assert "entrées dans la ville de Saraqeb, à l'est d'Idleb, selon une ONG." in reading.text
    assert (reading.title, reading.published, reading.source) == ("Saraqeb", "2020-02-06", "AFP")
    assert "lines, not paragraphs" in words_of(reading)


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("la ville de Sara-\nqeb, au nord.", "la ville de Saraqeb, au nord."),
        ("la ville de Saint-\nDenis, au nord.", "la ville de Saint-Denis, au nord."),
        ("Un titre\n\nUne phrase\ncoupée.", "Un titre\n\nUne phrase coupée."),
        (
            "Une phrase longue,\nnon, là.\nUne autre phrase",
            "Une phrase longue, non, là.\nUne autre phrase",
        ),
    ],
)
def test_lines_of_a_pdf_become_paragraphs(lines: str, joined: str) -> None:
    assert join_lines(lines) == joined


def test_a_page_gives_its_main_text_and_what_its_metadata_say() -> None:
    reading = read_upload("page.html", PAGE.encode())
    assert "Saraqeb, à l'est d'Idleb" in reading.text
    assert "Mentions légales" not in reading.text
    assert (reading.title, reading.published) == ("L'armée entre à Saraqeb", "2020-02-06")
    assert (reading.source, reading.language) == ("Le Journal", "fr")


def test_nothing_of_a_script_or_style_is_in_the_text() -> None:
    text = read_upload("page.html", PAGE.encode()).text
    for code in ("alert", "scripted", "onerror", "color: red", "<"):
        assert code not in text


def test_a_page_is_known_by_its_beginning_and_read_in_the_encoding_it_names() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1252">')
    reading = read_upload("saved", page.encode("cp1252"))
    assert "à l'est d'Idleb" in reading.text


def test_a_file_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ArticlemapError, match=r"takes too long to read \(0\.001 seconds"):
        take_apart("pdf", "slow.pdf", make_pdf("Idlib"), seconds=0.001)


def test_opening_the_map_loads_none_of_the_readers() -> None:
    code = (
        "import sys, articlemap.intake; "
        "print({'pypdf', 'docx', 'trafilatura', 'lxml', 'pandas'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("PARIS, 6 février 2020 (Reuters)", "2020-02-06"),
        ("Le 1er août 2021 à Kaboul", "2021-08-01"),
        ("6 February 2020 – Syria", "2020-02-06"),
        ("Published Feb. 6, 2020 at noon", "2020-02-06"),
        ("2020-02-06T10:00", "2020-02-06"),
        ("٦ شباط", ""),
        ("6 شباط 2020", "2020-02-06"),
        ("6 فبراير 2020", "2020-02-06"),
        ("le 31 février 2020, puis le 3 mars 2020", "2020-03-03"),
        ("en 2018, jeudi 6 février", ""),
        ("Tel. 12 34567 2020", ""),
    ],
)
def test_the_day_is_read_from_the_first_lines(head: str, day: str) -> None:
    assert guess_day(head) == day


def test_a_headline_is_a_first_line_that_is_no_sentence() -> None:
    assert guess_title("Idlib sous les bombes\nLe texte.") == "Idlib sous les bombes"
    assert guess_title("Le régime avance.\nLe texte.") == ""
    assert guess_title("Une ligne seule") == ""


def test_an_agency_is_read_from_its_brackets() -> None:
    assert guess_source("BEYROUTH (Reuters) - Les forces") == "Reuters"
    assert guess_source("L'AFP a appris que la ville") == ""


@given(st.text(max_size=400))
@settings(deadline=None)
def test_any_paste_is_read_or_refused(text: str) -> None:
    try:
        reading = read_paste(text)
    except ArticlemapError:
        assert not any(map(str.isalnum, text)) or not text.strip()
    else:
        assert read_paste(reading.text).text == reading.text


@given(st.binary(min_size=1, max_size=400))
@settings(deadline=None)
def test_any_bytes_are_read_as_text_or_refused(data: bytes) -> None:
    with suppress(ArticlemapError):
        assert read_upload("file.txt", data).text
