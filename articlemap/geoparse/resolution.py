"""Which place each name of a text means, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from articlemap.atlas import Atlas, Flag, Kind
from articlemap.geoparse.candidates import Candidates
from articlemap.geoparse.company import distances_km, is_division, weigh_alone, weigh_candidates
from articlemap.geoparse.model import Model, as_probability, score
from articlemap.geoparse.spans import Span
from articlemap.geoparse.tokens import Token

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Table = dict[str, Floats]
PASSES = 2  # after the first; more change nothing
FAR_KM = 1000.0  # a place this far from all others is a homonym until someone says not


@dataclass(slots=True)
class Resolution:
    """The candidates of a text's names, their shares, and the one chosen for each name."""

    those: Candidates
    share: Floats  # of each candidate among those of its name
    chosen: Ints  # a candidate for each group
    company: Table  # the evidence about each candidate, the others' places known
    far_km: Floats  # for each group, from its place to the nearest other; NaN when it is alone


def resolve(
    tokens: Sequence[Token], spans: Sequence[Span], atlas: Atlas, model: Model
) -> Resolution | None:
    """The places of the names, all names weighed together; None when none has a place."""
    those = Candidates(tokens, spans, atlas)
    if not those.groups:
        return None
    alone = weigh_alone(those)
    ranking = score(model.first, weigh_candidates(those, alone))
    for _ in range(PASSES):
        company = weigh_candidates(those, alone, those.choose(ranking))
        ranking = score(model.again, company)
    chosen = those.choose(ranking)
    far_km = _nearest_other(those, chosen)
    return Resolution(those, those.share_out(ranking), chosen, company, far_km)


def _nearest_other(those: Candidates, chosen: Ints) -> Floats:
    """The km from each group's place to the nearest place of another group."""
    some = chosen[np.argsort(-those.mentions, kind="stable")][:200]
    km = distances_km(those, chosen, some)
    km[those.group[chosen][:, None] == those.group[some][None, :]] = np.nan
    km[np.isnan(km).all(axis=1), 0] = np.inf
    nearest = np.nanmin(km, axis=1)
    return np.where(np.isinf(nearest), np.nan, nearest)


def weigh_places(result: Resolution, probability: Floats) -> Table:
    """The evidence, now that places are known, about each group's spans being places.

    `probability` is that of each span by its words alone.
    """
    those, chosen = result.those, result.chosen
    spans = [those.spans[group.spans[0]] for group in those.groups]
    small = (those.kind[chosen] > Kind.COUNTRY) & (those.population[chosen] < 300_000)
    company = {name: column[chosen] for name, column in result.company.items()}
    far = np.where(np.isnan(result.far_km), 3000.0, np.minimum(result.far_km, 3000.0))
    share = result.share[chosen]
    sizes = np.diff(np.append(those.starts, len(those.rows)))
    return {
        "one": np.ones(len(chosen)),
        "share": share,
        "share of its country": company["share of its country"],
        "country named": company["country named"],
        "others near": company["others near"],
        "nearest other": np.log10(far + 10) / 4,
        "no other place": np.isnan(result.far_km),
        "wide": those.kind[chosen] <= Kind.COUNTRY,
        "small": small,
        "small and strange": small
        & (company["country named"] == 0)
        & (company["share of its country"] < 0.05),
        "small and far": small & (far > FAR_KM),
        "population": company["population"],
        "own name": company["own name"],
        "loose": np.array([span.match == "loose" for span in spans]),
        "guess": np.array([span.match == "guess" for span in spans]),
        "one candidate": sizes == 1,
        "inside what follows": company["inside what follows"],
        "demonym": those.flags[chosen] & Flag.DEMONYM > 0,
        "division": is_division(those.kind[chosen]),
        "best span": _log_odds(_best(those, probability)),
    }


def _best(those: Candidates, probability: Floats) -> Floats:
    return np.array([max(probability[at] for at in group.spans) for group in those.groups])


def _log_odds(probability: Floats) -> Floats:
    held = np.clip(probability, 1e-4, 1 - 1e-4)
    return np.asarray(np.log(held / (1 - held)))


def spread(those: Candidates, table: Table, probability: Floats) -> tuple[Table, Ints]:
    """The evidence about groups as evidence about their spans, and the spans' numbers."""
    numbers = np.array([at for group in those.groups for at in group.spans], np.int64)
    of_group = np.repeat(np.arange(len(those.groups)), [len(g.spans) for g in those.groups])
    spread_out = {name: column[of_group] for name, column in table.items()}
    return {**spread_out, "span": _log_odds(probability[numbers])}, numbers


def confidence(model: Model, table: Table) -> Floats:
    """How likely it is that each group's place is the right one."""
    return as_probability(score(model.right, table))
