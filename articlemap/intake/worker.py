"""The process that takes one file apart: bytes in, JSON out. See bounded.py."""

from __future__ import annotations

import json
import logging
import sys
import warnings
from dataclasses import asdict
from typing import Any

from articlemap.intake.limits import MEMORY, SECONDS
from articlemap.notices import RefusedError


def main() -> None:
    """Read a file of the kind named first from standard input, and print what it holds."""
    kind, name = sys.argv[1:3]
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    limit_resources()
    try:
        answer = read(kind, sys.stdin.buffer.read(), name)
    except RefusedError as refusal:
        answer = {"refused": asdict(refusal.notice)}
    json.dump(answer, sys.stdout)


def limit_resources() -> None:
    """Bound memory and processor time, where the system can."""
    try:
        import resource  # noqa: PLC0415 – Unix only
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def read(kind: str, data: bytes, name: str) -> dict[str, Any]:
    """What the file holds; only the library for its kind is loaded."""
    if kind == "pdf":
        from articlemap.intake.pdf import read_pdf  # noqa: PLC0415

        return read_pdf(data, name)
    if kind == "docx":
        from articlemap.intake.docx import read_docx  # noqa: PLC0415

        return read_docx(data, name)
    from articlemap.intake.html import read_html  # noqa: PLC0415

    return read_html(data, name)


if __name__ == "__main__":
    main()
