// Filters: who says it, what kind of claim, how well the place is known, when, and free search.
(function () {
  const articlemap = window.articlemap;
  const { element, icon, ICONS, word, named } = articlemap;
  const SHORTEST_SKELETON = 4;

  // Letters that count when spellings are compared: no accents, no punctuation, no doubled letters.
  const fold = (text) =>
    text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ")
      .replace(/(\p{L})\1/gu, "$1").trim();

  // Maaret, Maarrat and Ma'arrat have the same consonants.
  const skeleton = (text) => fold(text).replace(/[aeiouy ]/g, "");

  const BLANK = { q: "", by: "", kind: "", precision: "", contested: "", since: "", until: "" };

  articlemap.filterMethods = {
    // The row of filters above the map; reads what there is to choose from the claims.
    writeTools() {
      this.filter = { ...BLANK };
      const claims = Object.values(this.text.claims).filter((claim) => claim.ties.length);
      const speakers = new Map(claims.map((claim) => [claim.claimant.short, articlemap.claimantShort(claim)]));
      this.search = element("input", { type: "search", placeholder: word("find"), "aria-label": word("find"), oninput: () => this.setFilter({ q: this.search.value }) });
      this.picks = {
        by: this.writePick("by", [...speakers].sort((a, b) => a[1].localeCompare(b[1]))),
        kind: this.writePick("kind", [...new Set(claims.map((claim) => claim.kind))].map((kind) => [kind, word(`kind_${kind}`)])),
        precision: this.writePick("precision", ["site", "town", "near", "area", "line"].map((one) => [one, word(`short_${one}`)])),
      };
      this.shownCount = element("span", { class: "shown-count" });
      this.resetButton = element("button", { type: "button", class: "textbutton", onclick: () => this.resetFilter() }, word("reset"));
      const field = element("label", { class: "search-field" }, icon(ICONS.zoom), this.search);
      return element("div", { class: "tools", role: "search", "aria-label": word("filters") }, field, ...Object.values(this.picks).map((pick) => pick.parentElement), this.writeContested(), this.shownCount, this.resetButton, ...this.writeHelp());
    },

    writePick(name, choices) {
      const options = [["", word("any")], ...choices].map(([value, label]) => element("option", { value }, label));
      const pick = element("select", { onchange: () => this.setFilter({ [name]: pick.value }) }, ...options);
      element("label", { class: "pick" }, element("span", {}, word(`filter_${name}`)), pick);
      return pick;
    },

    setFilter(change) {
      Object.assign(this.filter, change);
      this.search.value = this.filter.q;
      for (const [name, pick] of Object.entries(this.picks)) pick.value = this.filter[name];
      this.contestButton.classList.toggle("on", Boolean(this.filter.contested));
      this.showTime();
      this.applyFilter();
      this.sayShown();
      this.writeAddress();
    },

    // No filter but those given.
    resetFilter(kept = {}) {
      this.setFilter({ ...BLANK, ...kept });
    },

    // Whether a claim is let through; an undated one is never hidden by dates.
    passes(claim) {
      const { q, by, kind, precision, contested } = this.filter;
      if (contested && !this.isContested(claim)) return false;
      if (by && claim.claimant.short !== by) return false;
      if (kind && claim.kind !== kind) return false;
      if (precision && !claim.ties.some((tie) => this.find(tie.mark, claim.layer)?.mark.precision === precision)) return false;
      return this.isInTime(claim) && (!q || this.matches(this.wordsOf(claim), q));
    },

    isInTime(claim) {
      const { since, until } = this.filter;
      if (!claim.date || (!since && !until)) return true;
      const [from, to = from] = claim.date.split("/");
      return (!since || `${to}~` >= since) && (!until || from <= `${until}~`);
    },

    matches(words, query) {
      const asked = fold(query);
      if (!asked || words.folded.includes(asked)) return true;
      const bones = skeleton(query);
      return bones.length >= SHORTEST_SKELETON && words.skeletons.some((one) => one.includes(bones));
    },

    // Everything by which a claim can be found: its sentence, its rendering, all names of its places.
    wordsOf(claim) {
      this.words ??= {};
      return (this.words[claim.id] ??= this.collectWords(claim));
    },

    collectWords(claim) {
      const sentence = this.text.sentences.find((one) => one.id === claim.sentence);
      const marks = claim.ties.map((tie) => this.find(tie.mark, claim.layer)?.mark).filter(Boolean);
      const names = [...marks.flatMap((mark) => [mark.printed, ...Object.values(mark.names)]), ...Object.values(claim.claimant)].filter(Boolean);
      const texts = [sentence.text, sentence.rendering, ...Object.values(claim.summary), ...Object.values(claim.label), ...names];
      return { folded: texts.filter(Boolean).map(fold).join(" | "), skeletons: names.map(skeleton) };
    },

    isFiltering() {
      return Object.values(this.filter).some(Boolean);
    },

    // A mark passes with any of its claims; context, which has none, by its name or when nothing is asked.
    markPasses(mark) {
      if (mark.claims.length) return mark.claims.some((id) => this.passes(this.text.claims[id]));
      const { q, by, kind, precision, contested } = this.filter;
      if (by || kind || (contested && !mark.contradictions.length)) return false;
      if (precision && mark.precision !== precision) return false;
      const names = Object.values(mark.names).filter(Boolean);
      return !q || this.matches({ folded: names.map(fold).join(" | "), skeletons: names.map(skeleton) }, q);
    },

    // Hides what does not pass; safe to call after anything that redraws layers.
    applyFilter() {
      for (const { mark, node, circle, shapes } of this.kept) {
        const hidden = !this.markPasses(mark);
        node.classList.toggle("filtered", hidden);
        for (const part of this.partsOf(circle, shapes)) part.getElement?.()?.classList.toggle("filtered", hidden);
      }
      for (const { claim, line, halo, head } of this.movements) {
        const hidden = !this.passes(this.text.claims[claim]);
        for (const part of [line, halo, head]) part.getElement?.()?.classList.toggle("filtered", hidden);
      }
      this.dimHidden();
      this.redraw();
    },

    partsOf(circle, shapes) {
      return [circle, ...(shapes ?? [])].filter(Boolean).flatMap((path) => (path.getLayers ? path.getLayers() : [path]));
    },

    isClaimShown(claim) {
      return this.isShown(claim.layer) && this.passes(claim);
    },

    // "34 of 52 claims shown"
    countShown() {
      const drawn = Object.values(this.text.claims).filter((claim) => claim.ties.length);
      return word("claims_shown", { shown: drawn.filter((claim) => this.isClaimShown(claim)).length, all: drawn.length });
    },

    sayShown(before = "") {
      const text = this.countShown();
      this.shownCount.textContent = text;
      this.say.textContent = articlemap.list([before, text]);
      this.resetButton.disabled = !this.isFiltering();
      this.showRows();
    },
  };
})();
