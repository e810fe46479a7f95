// The card of a mark: the excerpt, who says it, as of when, and how well the place is known.
(function () {
  const articlemap = window.articlemap;
  const { element, icon, ICONS, symbol, word, named, tongue, ENGLISH, KIND_SYMBOL } = articlemap;

  // `step` is {mark, claim or null, at, of, from}; `actions` are go(+1 or -1) and close.
  articlemap.writeCard = (step, reader, actions) => {
    const { mark, claim } = step;
    const layer = reader.scenes[mark.layer];
    const heading = claim ? claim.summary : mark.names;
    const label = element("h2", { tabindex: "-1", ...tongue(heading) }, named(heading));
    const facts = claim ? [...claimFacts(claim, mark), ...placeFacts(mark)] : placeFacts(mark);
    return element("section", { class: `card layer-${mark.layer}`, "data-card": mark.id, "data-claim": claim?.id, "data-furniture": "card", role: "group", "aria-label": named(mark.names) },
      top(step, layer, actions), title(mark, claim), label,
      claim ? excerpt(claim, mark, reader) : element("p", { class: "badge" }, word("context_badge")),
      element("dl", {}, ...facts.flat()), ...remarks(mark, claim, reader));
  };

  function top({ at, of, from }, layer, { go, close }) {
    const button = (key, path, action) => element("button", { type: "button", class: `square ${key}`, "aria-label": word(key), onclick: action }, icon(path));
    const count = element("span", { class: "count" }, of ? word(from === "sentence" ? "of_sentence" : "of_mark", { n: at + 1, all: of }) : "");
    return element("div", { class: "card-top" }, element("span", { class: "layer-name" }, named(layer.names)), count,
      button("previous", ICONS.previous, () => go(-1)), button("next", ICONS.next, () => go(1)), button("close", ICONS.close, close));
  }

  function title(mark) {
    const arabic = articlemap.language() === "ar" ? mark.names.en : mark.names.ar;
    return element("div", { class: "card-title" }, symbol(mark.symbol, { status: mark.status }),
      element("span", { class: "card-name" }, named(mark.names)), element("span", { class: "card-other", dir: "auto", lang: articlemap.language() === "ar" ? "en" : "ar" }, arabic ?? ""));
  }

  function excerpt(claim, mark, reader) {
    const sentence = reader.text.sentences.find((one) => one.id === claim.sentence);
    return element("div", {}, element("blockquote", { class: "excerpt", lang: reader.text.language }, ...articlemap.quote(sentence, claim.id, mark.id)),
      sentence.rendering ? element("p", { class: "card-rendering", lang: "en" }, sentence.rendering) : null);
  }

  const row = (term, ...content) => [element("dt", {}, word(term)), element("dd", {}, ...content)];
  const minor = (text) => element("span", { class: "minor" }, text);
  // Names of sources, and what they say of a place, exist in English only.
  const english = (text) => element("span", { class: "minor", ...ENGLISH }, text ?? "");
  const dot = () => minor(" · ");

  function claimFacts(claim, mark) {
    const role = claim.ties.find((tie) => tie.mark === mark.id);
    const basis = ["derived", "other_reports", "as_of"].includes(claim.date_basis) ? word(`basis_${claim.date_basis}`) : "";
    const printed = claim.date_printed ? word("printed_as", { name: claim.date_printed }) : "";
    const facts = [
      row("said_by", element("b", {}, articlemap.claimant(claim))),
      row("date", element("b", {}, articlemap.date(claim.date)), minor([printed, basis].filter(Boolean).map((part) => ` · ${part}`).join(""))),
      row("kind", element("span", { class: "kind" }, symbol(KIND_SYMBOL[claim.kind], { size: 18 }), element("b", {}, word(`kind_${claim.kind}`)), role && role.role !== "at" ? minor(` · ${word(`role_${role.role}`)} ${named(mark.names)}`) : "")),
    ];
    if (claim.figure !== null) facts.push(row("figure", element("b", {}, articlemap.figure(claim)), minor(claim.figure_printed ? ` · ${word("printed_as", { name: claim.figure_printed })}` : ` ${claim.unit ?? ""}`)));
    return facts;
  }

  function placeFacts(mark) {
    const facts = [row("place_known", howKnown(mark)), row("coordinate", english(coordinate(mark)))];
    if (mark.second) facts.push(row("second_source", ...secondSource(mark)));
    if (mark.kind === "post") facts.unshift(...postFacts(mark));
    return facts;
  }

  function postFacts(mark) {
    const when = mark.status_as_of ? `${word("as_of")} ${articlemap.date(mark.status_as_of)}` : "";
    const facts = [row("status", element("b", {}, articlemap.list([word(`status_${mark.status}`), when])), ...(mark.status_source ? [dot(), english(mark.status_source)] : []))];
    const numbers = [["number_staff", mark.number], ["number_established", mark.number_established]].filter(([, n]) => n);
    if (numbers.length) facts.push(row("numbers", minor(numbers.map(([key, n]) => word(key, { n })).join(" · "))));
    if (mark.established) facts.push(row("established", minor(articlemap.date(mark.established)), dot(), english(mark.established_source)));
    facts.push(row("position", english(mark.location_said)));
    return facts;
  }

  function howKnown(mark) {
    const radius = mark.uncertainty_km !== null && mark.uncertainty_km !== undefined ? word("unc", { km: articlemap.number(mark.uncertainty_km) }) : "";
    const precision = mark.precision ? word(`precision_${mark.precision}`) : "";
    const anchor = mark.anchor && mark.shape === "anchor" ? mark.anchor : "";
    return [radius, precision, anchor].filter(Boolean).join(" · ");
  }

  function coordinate(mark) {
    const id = mark.gazetteer_id ? `${mark.gazetteer} ${mark.gazetteer_id}` : "";
    const at = mark.at && mark.shape !== "area" ? mark.at.map((degrees) => degrees.toFixed(4)).join(", ") : "";
    return [at, mark.source, id].filter(Boolean).join(" · ");
  }

  function secondSource(mark) {
    const { source, at } = mark.second;
    if (!at || !mark.at) return [english(source)];
    const km = articlemap.number(L.CRS.Earth.distance(L.latLng(mark.at), L.latLng(at)) / 1000, 1);
    return [english(source), dot(), minor(word("seconds_apart", { km }))];
  }

  // What a reader must know before trusting the mark.
  function remarks(mark, claim, reader) {
    const tie = claim?.ties.find((one) => one.mark === mark.id);
    const movement = claim && reader.movements.find((one) => one.claim === claim.id);
    const own = [
      movement ? [word(`movement_${movement.style}`)] : [],
      tie?.role === "said_in" ? [word("said_in_note")] : tie?.inferred ? [word("inferred")] : [],
      [named(mark.notes), tongue(mark.notes)], [named(mark.outline), tongue(mark.outline)],
    ].filter(([text]) => text);
    const others = reader.listOthers(claim, mark);
    const notes = own.map(([text, language]) => element("p", { class: "remark", ...language }, text));
    if (!others.length) return notes;
    const entries = others.map((one) => element("li", tongue(one), named(one), minor(" ("), english(one.source), minor(")")));
    return [...notes, element("div", { class: "contradictions" }, element("h3", {}, word("other_sources")), element("ul", {}, ...entries))];
  }
})();
