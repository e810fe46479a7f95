"""Build the world gazetteer unless it is there:  python -m articlemap.atlas"""

from __future__ import annotations

import sys

from articlemap.atlas.home import open_atlas
from articlemap.errors import ArticlemapError

if __name__ == "__main__":
    try:
        open_atlas()
    except (ArticlemapError, OSError) as error:
        sys.exit(f"articlemap: the world gazetteer cannot be built: {error}")
