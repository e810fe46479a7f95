// The article's text: every sentence leads to its marks, or says why it has none.
(function () {
  const articlemap = window.articlemap;
  const { element, word } = articlemap;
  const LEDGER = { mapped: "on_the_map", no_place: "not_about_a_place", not_drawable: "cannot_be_drawn" };

  // The panel with the text; `reader.sentences` then holds each sentence's node by its id.
  articlemap.writeText = (reader) => {
    const list = (reader.sentenceList = element("div", { class: "sentences", tabindex: "0", "aria-label": word("article") }));
    reader.text.sentences.forEach((sentence, i) => {
      const node = sentence.kind === "heading" ? writeHeading(sentence, reader) : writeSentence(sentence, i + 1, reader);
      reader.sentences[sentence.id] = node;
      list.append(node);
    });
    return element("aside", { class: "text", "aria-label": word("article") }, head(reader), list, reader.writeList(), reader.writeWayToMap());
  };

  function head(reader) {
    const title = element("div", { class: "text-title" }, element("h2", { class: "unseen" }, word("article")), reader.writeSides(), reader.writeModes());
    const dateline = element("p", { class: "dateline", ...articlemap.tongue(reader.text.dateline) }, articlemap.named(reader.text.dateline));
    return element("div", { class: "text-head" }, dateline, title, element("div", { class: "text-line" }, ledger(reader), reader.writeGuide()));
  }

  function ledger(reader) {
    const count = (kind) => reader.text.sentences.filter((sentence) => sentence.ledger === kind).length;
    const entries = Object.entries(LEDGER).map(([kind, key]) =>
      element("span", {}, element("i", { class: `ledger ${kind}` }), element("b", {}, String(count(kind))), ` ${word(key)}`));
    return element("p", { class: "text-ledger" }, ...entries);
  }

  // A heading that names places leads to its marks, as in an article whose title does.
  function writeHeading(sentence, reader) {
    const mapped = sentence.ledger === "mapped";
    const node = element("div", { class: `sentence heading${mapped ? " mapped" : ""}`, "data-sentence": sentence.id },
      element("h3", { lang: reader.text.language }, ...markMentions(sentence, reader)), rendering(sentence));
    return mapped ? leadToMarks(node, sentence, reader) : node;
  }

  function leadToMarks(node, sentence, reader) {
    Object.assign(node, { role: "button", tabIndex: 0 });
    const choose = () => reader.selectSentence(sentence.id);
    node.addEventListener("click", choose);
    return articlemap.onPress(node, choose);
  }

  function writeSentence(sentence, number, reader) {
    const gutter = element("div", { class: "gutter", "aria-hidden": "true" }, element("span", { class: "number" }, String(number)), dots(sentence, reader));
    const words = element("p", { class: "printed", lang: reader.text.language }, ...markMentions(sentence, reader));
    const why = sentence.ledger === "mapped" ? null : element("p", { class: "why", dir: "auto", ...articlemap.tongue(sentence.why) }, articlemap.named(sentence.why));
    const note = articlemap.named(sentence.note) ? element("p", { class: "why note", dir: "auto", ...articlemap.tongue(sentence.note) }, articlemap.named(sentence.note)) : null;
    const node = element("div", { class: `sentence ${sentence.ledger}`, "data-sentence": sentence.id },
      gutter, element("div", { class: "sentence-body" }, words, rendering(sentence), why, note));
    return leadToMarks(node, sentence, reader);
  }

  // Our rendering; nothing where nobody translated the sentence.
  const rendering = (sentence) => (sentence.rendering ? element("p", { class: "rendering", lang: "en" }, sentence.rendering) : null);

  function dots(sentence, reader) {
    if (sentence.ledger !== "mapped") return element("i", { class: `ledger ${sentence.ledger}` });
    const layers = new Set(sentence.claims.map((id) => reader.text.claims[id]).filter((claim) => claim.ties.length).map((claim) => claim.layer));
    return element("span", { class: "dots" }, ...[...layers].map((id) => element("i", { class: `ledger mapped layer-${id}`, "data-layer": id })));
  }

  // The sentence's words, the place names in it as spans of their layer; text nodes throughout.
  function markMentions(sentence, reader) {
    const parts = [];
    let at = 0;
    for (const mention of [...sentence.mentions].sort((a, b) => a.start - b.start || b.end - a.end)) {
      const text = [...sentence.text];
      if (mention.start < at) continue;
      parts.push(text.slice(at, mention.start).join(""), mentionSpan(text.slice(mention.start, mention.end).join(""), mention, reader));
      at = mention.end;
    }
    parts.push([...sentence.text].slice(at).join(""));
    return parts;
  }

  function mentionSpan(words, mention, reader) {
    const span = element("span", { class: `mention layer-${mention.layer}`, "data-mention": mention.mark, "data-layer": mention.layer }, words);
    span.addEventListener("click", (event) => {
      event.stopPropagation();
      reader.selectTie(mention.claim, mention.mark, mention.layer);
    });
    return span;
  }

  // A sentence as a card quotes it: verbatim, with the words for one mark stressed.
  articlemap.quote = (sentence, claimId, markId) => {
    const mention = sentence.mentions.find((one) => one.mark === markId && one.claim === claimId)
      ?? sentence.mentions.find((one) => one.mark === markId);
    const text = [...sentence.text];
    if (!mention) return [sentence.text];
    const slice = (from, to) => text.slice(from, to).join("");
    return [slice(0, mention.start), element("b", {}, slice(mention.start, mention.end)), slice(mention.end)];
  };
})();
