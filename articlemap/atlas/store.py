"""What was built, opened again: places as one array, names as a trie, both memory-mapped."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np
import numpy.typing as npt

from articlemap.atlas.layout import LOOSE, NAME, WORD


class Atlas:
    """The files of a folder, opened when first asked for; raises OSError when one is missing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def places(self) -> npt.NDArray[np.void]:
        return _map(self.folder / "places.npy")

    @cached_property
    def names(self) -> marisa_trie.RecordTrie:
        """Rows and flags by the plain form of a name."""
        return marisa_trie.RecordTrie(NAME).mmap(str(self.folder / "names.marisa"))

    @cached_property
    def loose(self) -> marisa_trie.RecordTrie:
        """Rows of the Middle East and North Africa by the folded form of a name."""
        return marisa_trie.RecordTrie(LOOSE).mmap(str(self.folder / "loose.marisa"))

    @cached_property
    def guesses(self) -> marisa_trie.BytesTrie:
        """Keys of `loose` by their consonants."""
        return marisa_trie.BytesTrie().mmap(str(self.folder / "guesses.marisa"))

    @cached_property
    def words(self) -> marisa_trie.RecordTrie:
        """Common words and people's names by their plain form."""
        return marisa_trie.RecordTrie(WORD).mmap(str(self.folder / "words.marisa"))

    def labels(self, row: int) -> tuple[str, str, str]:
        """The English, French and Arabic name of a row, blank where none is known."""
        start = int(self._label_ends[row - 1]) if row else 0
        text = bytes(self._label_text[start : int(self._label_ends[row])]).decode()
        english, french, arabic = text.split("\t")
        return english, french, arabic

    def code(self, row: int) -> str:
        """The ISO 3166 code of a country's row."""
        return bytes(self.places["code"][row]).decode()

    @cached_property
    def _label_ends(self) -> npt.NDArray[np.uint32]:
        return _map(self.folder / "label_ends.npy")

    @cached_property
    def _label_text(self) -> npt.NDArray[np.uint8]:
        return np.asarray(np.memmap(self.folder / "labels.txt", np.uint8, mode="r"))


def _map(path: Path) -> npt.NDArray[Any]:
    """The array of a file, mapped; not as a memmap, which is slow to index."""
    return np.asarray(np.load(path, mmap_mode="r"))
