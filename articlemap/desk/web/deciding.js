// What a decision makes of the review, at once, before the server has said so.
// The server applies the same rules: articlemap/review/applying.py.
(function () {
  const articlemap = window.articlemap;

  const PLACES = {
    accept: (spot) => spot.place,
    choose: (spot, values) => ({ ...spot.candidates.find((one) => one.list === values.gazetteer && one.record === values.gazetteer_id), share: 1 }),
    locate: (spot, values) => ({
      names: { en: values.name_en || spot.printed, fr: values.name_fr || spot.printed, ar: values.name_ar || "" },
      kind: values.kind ?? "site", country: values.country ?? "", division: values.admin1 ?? "",
      at: [values.latitude, values.longitude], radius: values.uncertainty_km ?? 1, share: 1, list: values.gazetteer ?? "", record: values.gazetteer_id ?? "",
    }),
    move: (spot, values) => ({ ...spot.place, at: [values.latitude, values.longitude], radius: 1, list: "", record: "" }),
    not_a_place: () => null,
    cannot_be_located: () => null,
  };
  const VERDICT = { not_a_place: "not_a_place", cannot_be_located: "cannot_be_located" };

  // The names that a decision on `spot` takes along.
  articlemap.findFollowers = (spots, spot, scope) =>
    scope === "this" ? [] : [...spots.values()].filter((one) => one.key === spot.key && !one.reviewed && (one.start > spot.start || (scope === "all" && one !== spot)));

  // The parts of the review after the decision; those before it stay as they were.
  articlemap.applyDecision = (parts, decision, firsts) => {
    const change = OTHERS[decision.kind];
    return { ...parts, ...(change ? change(parts, decision) : { spots: decideSpots(parts.spots, decision, firsts) }) };
  };

  const without = (list, id) => list.filter((one) => one.id !== id);
  const edit = (list, key, id, change) => list.map((one) => (one[key] === id ? { ...one, ...change } : one));

  const OTHERS = {
    add: ({ spots }, { values }) => ({ spots: addSpot(new Map(spots), values) }),
    edit_claim: ({ claims }, { about, values }) => ({ claims: edit(claims, "key", about, { ...values, edited: true }) }),
    set_role: ({ claims }, { about, values }) => ({
      claims: claims.map((claim) => (about in claim.roles ? { ...claim, roles: { ...claim.roles, [about]: values.role } } : claim)),
    }),
    add_layer: ({ layers }, { about, values }) => ({ layers: [...layers, { id: about, own: true, ...values }] }),
    edit_layer: ({ layers }, { about, values }) => ({ layers: edit(layers, "id", about, values) }),
    add_figure: ({ figures }, { about, values }) => ({ figures: [...figures, { id: about, ...values }] }),
    add_route: ({ routes }, { about, values }) => ({ routes: [...routes, { id: about, ...values }] }),
    remove: ({ layers, figures, routes, claims }, { about }) => ({
      layers: without(layers, about), figures: without(figures, about), routes: without(routes, about), claims: edit(claims, "layer", about, { layer: "" }),
    }),
  };

  function decideSpots(spots, decision, firsts) {
    const after = new Map(spots);
    const spot = spots.get(decision.about);
    if (!spot) return after;
    if (decision.kind === "reopen") return after.set(spot.id, firsts.get(spot.id) ?? spot);
    if (!(decision.kind in PLACES)) return after;
    const place = PLACES[decision.kind](spot, decision.values ?? {});
    const decided = { verdict: VERDICT[decision.kind] ?? "placed", place, reviewed: true, reason: decision.reason ?? "" };
    for (const one of [spot, ...articlemap.findFollowers(spots, spot, decision.scope ?? "this")]) after.set(one.id, { ...one, ...decided });
    return after;
  }

  function addSpot(after, { start, end, printed }) {
    const id = `t${start}_${end}`;
    const spot = { id, start, end, printed, key: printed.toLowerCase(), verdict: "unplaced", place: null, doubtful: false, reviewed: false, own: true, reason: "", why: "", share: 0, candidates: [], sentence: [start, end] };
    return new Map([...after, [id, spot]].sort((one, other) => one[1].start - other[1].start));
  }

  // What a name is shown as: confirmed, not_a_place, cannot_be_located, unplaced, doubtful or placed.
  articlemap.statusOf = (spot) => {
    if (["not_a_place", "cannot_be_located", "unplaced"].includes(spot.verdict)) return spot.verdict;
    return spot.reviewed ? "confirmed" : spot.doubtful ? "doubtful" : "placed";
  };
})();
