"""From what a visitor pastes or drops to an article: text, date, title, source, language."""

from articlemap.intake.decoding import check_length
from articlemap.intake.upload import Reading, read_paste, read_upload

__all__ = ["Reading", "check_length", "read_paste", "read_upload"]
