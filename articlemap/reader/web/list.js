// The map as a list: a row for each claim that is drawn, and for each mark of the context. It shows
// what the map shows, in the order that its head asks for.
(function () {
  const articlemap = window.articlemap;
  const { element, symbol, word, named, tongue, KIND_SYMBOL } = articlemap;
  const COLUMNS = ["kind", "claim", "date"];

  articlemap.listMethods = {
    // Rows are written once the layers are known: see fillList.
    writeList() {
      this.rows = [];
      this.order = { by: "text", down: false };
      this.listBody = element("tbody", {});
      this.listHeads = COLUMNS.map((by) => this.writeListHead(by));
      this.listEmpty = element("p", { class: "list-empty", hidden: true }, word("nothing_matches"));
      this.listCaption = element("caption", { class: "unseen" });
      const table = element("table", {}, this.listCaption, element("thead", {}, element("tr", {}, ...this.listHeads)), this.listBody);
      return (this.list = element("div", { class: "list", tabindex: "0", "aria-label": word("list"), hidden: true }, table, this.listEmpty));
    },

    writeListHead(by) {
      const button = element("button", { type: "button", onclick: () => this.sortList(by) }, word(by), element("i", { class: "sorting", "aria-hidden": "true" }));
      return element("th", { scope: "col", class: `list-${by}`, "data-by": by, "aria-sort": "none" }, button);
    },

    fillList() {
      const claims = Object.values(this.text.claims).filter((claim) => claim.ties.length);
      const bare = this.kept.map((kept) => kept.mark).filter((mark) => !mark.claims.length);
      this.rows = [...claims.map((claim) => this.claimRow(claim)), ...bare.map((mark) => this.bareRow(mark))];
      this.rows.forEach((row, at) => (row.at = at));
      this.listBody.replaceChildren(...this.rows.map((row) => row.node));
    },

    claimRow(claim) {
      const marks = claim.ties.map((tie) => this.find(tie.mark, claim.layer)?.mark).filter(Boolean);
      const places = [...new Set(marks)].map((mark) => articlemap.list([named(mark.names), mark.precision ? word(`short_${mark.precision}`) : ""]));
      const about = [...places, articlemap.claimant(claim)].join(" · ");
      const kind = word(`kind_${claim.kind}`);
      const row = { claim, kind, title: this.titleOf(claim), date: claim.date ?? "~", isShown: () => this.isClaimShown(claim) };
      const first = symbol(KIND_SYMBOL[claim.kind], { size: 20 });
      return this.writeRow(row, claim.id, claim.layer, claim.label, first, about, articlemap.shortDate(claim.date, this.text.published) || "–");
    },

    // A label without its place, as the map prints it beside the mark, is given its place.
    titleOf(claim) {
      const place = named(this.find(this.pickTie(claim).mark, claim.layer)?.mark.names);
      const label = named(claim.label);
      return !place || label.includes(place) ? label : word("of_place", { place, label });
    },

    bareRow(mark) {
      const kept = this.find(mark.id, mark.layer);
      const row = { mark, kind: word(`kind_${mark.kind}`), title: named(mark.names), date: "~", isShown: () => this.drawnMarks().includes(kept) };
      return this.writeRow(row, mark.id, mark.layer, mark.names, symbol(mark.symbol, { size: 20, status: mark.status }), word("context_badge"), "–");
    },

    writeRow(row, id, layer, names, first, about, date) {
      const choose = () => (row.claim ? this.select(id) : this.selectMark(row.mark));
      const button = element("button", { type: "button", class: "list-name", ...tongue(names) }, row.title);
      const cell = (name, ...content) => element("td", { class: `list-${name}` }, ...content);
      row.node = element("tr", { class: `layer-${layer}`, "data-row": id, onclick: choose },
        cell("kind", element("span", {}, first, row.kind)), cell("claim", button, element("small", {}, about)), cell("date", date));
      return row;
    },

    // By a column, then the other way round, then as in the text.
    sortList(by) {
      const { order } = this;
      this.order = order.by !== by ? { by, down: false } : order.down ? { by: "text", down: false } : { by, down: true };
      const key = { kind: "kind", claim: "title", date: "date" }[this.order.by];
      const compare = (a, b) => (key ? a[key].localeCompare(b[key], articlemap.language()) * (this.order.down ? -1 : 1) : 0) || a.at - b.at;
      this.listBody.append(...[...this.rows].sort(compare).map((row) => row.node));
      for (const head of this.listHeads) {
        const sorted = head.dataset.by === this.order.by;
        head.setAttribute("aria-sort", sorted ? (this.order.down ? "descending" : "ascending") : "none");
      }
    },

    // Shows the rows of what the map shows.
    showRows() {
      for (const row of this.rows) row.node.hidden = !row.isShown();
      const shown = this.rows.filter((row) => !row.node.hidden).length;
      this.listEmpty.hidden = shown > 0;
      this.listCaption.textContent = word("of_place", { place: word("list"), label: this.countShown() });
    },

    rowOfCard() {
      if (!this.card) return null;
      const { claim, card } = this.card.dataset;
      return this.rows.find((row) => (claim ? row.claim?.id === claim : row.mark?.id === card))?.node ?? null;
    },

    lightRow() {
      const row = this.rowOfCard();
      for (const { node } of this.rows) {
        node.classList.toggle("chosen", node === row);
        if (node === row) node.setAttribute("aria-current", "true");
        else node.removeAttribute("aria-current");
      }
    },

    goToList() {
      this.setTab("list");
      this.listHeads[0].firstChild.focus();
    },
  };
})();
