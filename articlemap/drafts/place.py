"""Where drafts are kept: a file in the user's data folder, unless ARTICLEMAP_DRAFTS says else."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_data_path

from articlemap.drafts.store import DraftStore
from articlemap.language import N_

SETTING = "ARTICLEMAP_DRAFTS"
OFF = "off"
DRAFTS_OFF = N_(
    "Drafts are switched off on this machine: closing the page loses your work. "
    "Download the dossier to keep it."
)


def find_store(environment: Mapping[str, str] = os.environ) -> DraftStore | None:
    """The drafts of this machine; None when the setting switches them off (say DRAFTS_OFF).

    Raises RefusedError when they cannot be kept where the setting says.
    """
    setting = environment.get(SETTING, "").strip()
    if setting.lower() == OFF:
        return None
    path = Path(setting).expanduser() if setting else user_data_path("articlemap") / "drafts.sqlite"
    return DraftStore(path)
