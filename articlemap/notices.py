"""What a user is told: a message of the catalogue and its values, for any language."""

from __future__ import annotations

from dataclasses import dataclass, field

from articlemap.errors import ArticlemapError
from articlemap.wording import fill_in


@dataclass(frozen=True, slots=True)
class Notice:
    """A message of the catalogue with what is to be put into it: values, or other notices."""

    message: str
    values: dict[str, str | Notice] = field(default_factory=dict)

    def words(self, language: str = "en") -> str:
        """The notice in that language."""
        values = {
            key: value.words(language) if isinstance(value, Notice) else value
            for key, value in self.values.items()
        }
        return fill_in(self.message, language, **values)


class RefusedError(ArticlemapError):
    """Something that cannot be done, with the way out; `notice` says it in any language."""

    def __init__(self, message: str, **values: object) -> None:
        self.notice = notice(message, **values)
        super().__init__(self.notice.words())


def notice(message: str, **values: object) -> Notice:
    """A notice of a message marked with `N_` and its values."""
    kept = {
        key: value if isinstance(value, Notice) else str(value) for key, value in values.items()
    }
    return Notice(message, kept)
