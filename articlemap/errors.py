"""What can go wrong, in the user's words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class ArticlemapError(Exception):
    """Anything a user can put right; its text says what is wrong and the way out."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one place of a dossier; `line` counts from 1, the header being line 1."""

    file: str
    message: str
    line: int | None = None
    column: str = ""
    value: str = ""

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}, line {self.line}"
        about = " ".join(part for part in (self.column, self.value) if part)
        return f"{place}: {about}: {self.message}" if about else f"{place}: {self.message}"


class InvalidDossierError(ArticlemapError):
    """A dossier that cannot be used; `problems` holds everything found, not just the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))
