"""Keys under which the spellings of one name fall together, from strict to loose.

`plain` keeps the letters, `fold` also evens out how Arabic names are transliterated, `skeleton`
keeps the consonants only. The rules are ours, from the spellings that the English, French,
Turkish and Arabic press use for Syrian places; tests/test_gazetteer.py lists them.
"""

from __future__ import annotations

import re
import unicodedata

# Letters without a decomposition into a base letter and a mark.
LETTERS = {"ı": "i", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th"}
LETTERS |= {"ə": "e", "ħ": "h", "ŧ": "t"}
LETTERS |= {"ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه"}
# Marks for hamza and ayn, and the apostrophes typed instead of them; also the tatweel.
SILENT = "'’‘`´′ʼʻʿʾˈʹꞌ＇ءـ"
ARTICLES = {"al", "el", "il", "ul", "an", "en", "ash", "esh", "ach", "ech", "as", "es", "ar", "er"}
ARTICLES |= {"at", "et", "ad", "ed", "az", "ez", "adh", "edh", "ath", "eth"}
ARABIC_ARTICLE = re.compile(r"(?<!\w)(?:ال)+(?=\w\w)")
ELISION = re.compile(r"(?<!\w)(?:[ld]['’])+(?=\w)", re.IGNORECASE)
REMARK = re.compile(r"\([^()]*\)")
NOT_A_LETTER = re.compile(r"[\W_]+")
REPEATED = re.compile(r"(.)\1+")
FRENCH_U = re.compile("o+u+")
EVENED = (("ch", "sh"), ("dj", "j"), ("ai", "ay"), ("ei", "ay"), ("ey", "ay"))
FINAL_H = re.compile(r"(?<=..a)h$")  # Hamah, Hama; but Qah
_LETTERS = str.maketrans({**LETTERS, **dict.fromkeys(SILENT, "")})
_FOLD = str.maketrans({"q": "k", "ة": "ه"})
_SKELETON = str.maketrans({"p": "b", "c": "k", **dict.fromkeys("aeiouwyhاويهع", "")})


def plain(name: str) -> str:
    """The words of a name without case, accents, ayn marks, hyphens and remarks in brackets.

    >>> plain("Ma‘ar-Dibsah"), plain("d'Idlib"), plain("Sinjar (Idlib)")
    ('maar dibsah', 'idlib', 'sinjar')
    """
    if "(" in name:
        name = REMARK.sub(" ", name).strip() or name
    text = (ELISION.sub(" ", name) if "'" in name or "’" in name else name).casefold()
    if not text.isascii():
        marked = unicodedata.normalize("NFKD", text).casefold()
        text = "".join(letter for letter in marked if not unicodedata.combining(letter))
    text = text.translate(_LETTERS)
    return text if text.isalnum() else NOT_A_LETTER.sub(" ", text).strip()


def fold(name: str) -> str:
    """The key of a transliterated name: `plain` without articles, doubled letters and spaces.

    >>> fold("Maarrat an-Nu'man"), fold("Ma'arat al Numan"), fold("Cheikh"), fold("Shaykh")
    ('maratnuman', 'maratnuman', 'shaykh', 'shaykh')
    """
    return fold_plain(plain(name))


def fold_plain(text: str) -> str:
    """`fold` of a name that is `plain` already."""
    if not text.isascii():
        text = ARABIC_ARTICLE.sub("", text)
    words = text.split()
    joined = "".join([word for word in words if word not in ARTICLES] or words)
    once = key = REPEATED.sub(r"\1", joined.translate(_FOLD))
    if "ou" in key:
        key = FRENCH_U.sub("u", key)
    for written, even in EVENED:
        key = key.replace(written, even)
    if key is not once:
        key = REPEATED.sub(r"\1", key)
    return FINAL_H.sub("", key) if key.endswith("h") else key


def skeleton(folded: str) -> str:
    """The consonants of a folded name, its first letter marked when it is a vowel; a loose key."""
    text = folded.replace("sh", "s").replace("kh", "k").replace("gh", "g")
    first = "h" if text[:1] == "h" else "a" if text[:1] in "aeiouاع" else ""
    return first + REPEATED.sub(r"\1", text.translate(_SKELETON))
