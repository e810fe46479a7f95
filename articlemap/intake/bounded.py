"""Takes a file apart in a process of its own, with little time and memory.

A PDF or a web page can be made so that reading it never ends or eats all memory; the process is
then stopped, and the server goes on.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from articlemap.intake.limits import SECONDS
from articlemap.language import N_
from articlemap.notices import RefusedError

ROOT = Path(__file__).resolve().parents[2]
TOO_SLOW = N_(
    "{name} takes too long to read ({seconds} seconds are allowed): paste the text instead."
)
BROKEN = N_("{name} is damaged and cannot be read: save it anew, or paste the text.")


def take_apart(kind: str, name: str, data: bytes, *, seconds: float = SECONDS) -> dict[str, Any]:
    """What a file of that kind (html, docx or pdf) holds, as keyword arguments of a Reading.

    Raises RefusedError for one that is damaged, encrypted, empty or takes too long.
    """
    command = [sys.executable, "-m", "articlemap.intake.worker", kind, name]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=seconds, cwd=ROOT, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise RefusedError(TOO_SLOW, name=name, seconds=f"{seconds:g}") from error
    answer = _read_answer(done.stdout) if done.returncode == 0 else {}
    if "refused" in answer:
        raise RefusedError(answer["refused"]["message"], **answer["refused"]["values"])
    if "text" not in answer:
        raise RefusedError(BROKEN, name=name)
    return answer


def _read_answer(content: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(content)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}
