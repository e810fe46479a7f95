// Contested claims: what the article says beside what other sources say.
(function () {
  const articlemap = window.articlemap;
  const { element, icon, ICONS, word, named, tongue, ENGLISH } = articlemap;

  articlemap.contestedMethods = {
    // The button of the filter bar; its number is that of all contested claims.
    writeContested() {
      this.comparing = "";
      this.contest = articlemap.writeDialog("contest", word("contested_title"), () => this.onCompared());
      this.contestCount = element("b", {});
      this.contestButton = element("button", { type: "button", class: "action contest-button", "aria-haspopup": "dialog", onclick: () => this.compare("all") }, word("contested"), this.contestCount);
      return this.contestButton;
    },

    countContested() {
      const count = this.listContested().length;
      this.contestCount.textContent = articlemap.number(count);
      this.contestButton.hidden = count === 0;
    },

    // Whether another source differs from a claim, or about a place it is tied to.
    isContested(claim) {
      return this.listOthers(claim).length > 0;
    },

    listContested() {
      return Object.values(this.text.claims).filter((claim) => this.isContested(claim));
    },

    // What others say of a claim and of its marks, each once.
    listOthers(claim, mark) {
      const marks = mark ? [mark] : (claim?.ties ?? []).map((tie) => this.find(tie.mark, claim.layer)?.mark).filter(Boolean);
      const all = [...(claim?.contradictions ?? []), ...marks.flatMap((one) => one.contradictions)];
      return [...new Map(all.map((one) => [`${one.en} ${one.source}`, one])).values()];
    },

    // Opens the comparison of one claim or mark, by its id, or of "all"; false when there is none.
    compare(what) {
      const pairs = what === "all" ? this.listContested().filter((claim) => this.passes(claim)).map((claim) => ({ claim })) : [this.findPair(what)].filter(Boolean);
      if (!pairs.length && what !== "all") return false;
      this.comparing = what;
      const columns = element("div", { class: "pair pair-heads", "aria-hidden": "true" }, element("span", {}, word("article_says")), element("span", {}, word("others_say")));
      this.contest.open(this.writeContestTop(what, pairs.length), columns, ...pairs.map((pair) => this.writePair(pair)));
      this.writeAddress({ step: true });
      return true;
    },

    findPair(id) {
      const claim = this.text.claims[id] ?? null;
      const mark = claim ? null : (this.find(id)?.mark ?? null);
      return (claim || mark) && this.listOthers(claim, mark).length ? { claim, mark } : null;
    },

    onCompared() {
      this.comparing = "";
      this.writeAddress();
    },

    writeContestTop(what, shown) {
      const all = this.listContested().length;
      const only = element("input", { type: "checkbox", onchange: () => this.setFilter({ contested: only.checked ? "only" : "" }) });
      only.checked = this.filter.contested === "only";
      const whole = element("button", { type: "button", class: "textbutton", onclick: () => this.compare("all") }, word("contested_all", { all }));
      return element("div", { class: "contest-top" }, what === "all" ? element("span", {}, word("contested_shown", { shown, all })) : whole,
        element("label", { class: "check" }, only, word("contested_only")));
    },

    writePair({ claim, mark }) {
      const layer = claim?.layer ?? mark.layer;
      const names = claim ? claim.summary : mark.names;
      const title = element("h3", tongue(names), named(names));
      const others = element("ul", { "aria-label": word("others_say") }, ...this.listOthers(claim, mark).map((one) => element("li", {}, ...this.writeOther(one))));
      const own = element("div", { class: "own", role: "group", "aria-label": word("article_says") }, ...(claim ? this.writeOwn(claim) : [element("p", { class: "badge" }, word("context_badge"))]), this.writeWayOut(claim, mark));
      return element("article", { class: `pair layer-${layer}`, "data-pair": claim?.id ?? mark.id }, title, own, others);
    },

    writeOwn(claim) {
      const at = this.text.sentences.findIndex((one) => one.id === claim.sentence);
      const sentence = this.text.sentences[at];
      const quote = element("blockquote", { lang: this.text.language }, ...articlemap.quote(sentence, claim.id, claim.ties[0]?.mark));
      return [quote, facts([["said_by", articlemap.claimant(claim)], ["as_of_when", articlemap.date(claim.date)], ["source", word("source_sentence", { n: at + 1 })]])];
    },

    writeOther(one) {
      const text = element("p", tongue(one), named(one));
      const source = element("span", ENGLISH, one.source);
      return [text, facts([["said_by", source], ["as_of_when", one.as_of ? articlemap.date(one.as_of) : word("date_not_kept")]])];
    },

    writeWayOut(claim, mark) {
      const go = () => {
        this.contest.close();
        this.showTab(claim && !claim.ties.length ? "text" : "map");
        this.select(claim?.id ?? mark.id);
      };
      const key = claim && !claim.ties.length ? "show_in_text" : "show_on_map";
      return element("button", { type: "button", class: "action", onclick: go }, icon(ICONS[key === "show_on_map" ? "map" : "text"]), word(key));
    },
  };

  const facts = (rows) => element("dl", {}, ...rows.flatMap(([term, value]) => [element("dt", {}, word(term)), element("dd", {}, value)]));
})();
