"""The world gazetteer: places of the whole earth by their names, memory-mapped.

`making` builds it once from registry packages (`python -m articlemap gazetteer`); `open_atlas`
opens what was built, in milliseconds.
"""

from articlemap.atlas.home import Say, is_open, open_atlas
from articlemap.atlas.layout import Flag, Kind
from articlemap.atlas.store import Atlas

__all__ = ["Atlas", "Flag", "Kind", "Say", "is_open", "open_atlas"]
