// The foot of a card: the ways on, in the text and in time, to other sources, and out as a link.
(function () {
  const articlemap = window.articlemap;
  const { element, icon, ICONS, word } = articlemap;

  articlemap.wayMethods = {
    writeActions(step) {
      const action = (key, run) => element("button", { type: "button", class: `action ${key}`, onclick: run }, word(key));
      const { claim, mark } = step;
      const others = this.listOthers(claim, mark);
      const compare = others.length ? action("compare", () => this.compare(claim && this.isContested(claim) ? claim.id : mark.id)) : null;
      const own = claim ? [action("show_in_text", () => this.showInText()), compare, action("copy_link", () => this.copy(this.makeLink(), "link_copied")), action("copy_citation", () => this.copy(this.cite(step), "citation_copied"))] : [compare];
      return element("div", { class: "card-foot" }, claim ? this.writeWays() : null, element("div", { class: "card-actions" }, ...own));
    },

    writeWays() {
      const button = (key, path, run) => element("button", { type: "button", class: `square ${key}`, "aria-label": word(key), title: word(key), onclick: run }, icon(path));
      const way = (key, back, on, go) => element("span", { class: "way-pair", role: "group", "aria-label": word(key) },
        button(back, ICONS.previous, () => go(-1)), element("span", { "aria-hidden": "true" }, word(key)), button(on, ICONS.next, () => go(1)));
      return element("div", { class: "card-ways" },
        way("way_text", "sentence_previous", "sentence_next", (by) => this.goSentence(by)), way("way_time", "claim_previous", "claim_next", (by) => this.goClaim(by)));
    },

    showInText() {
      this.setTab("text");
      if (this.lit) this.lit.focus({ preventScroll: true });
    },
  };
})();
