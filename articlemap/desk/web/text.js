// The article with its names: each a button in the text, marked by what is known of it.
(function () {
  const articlemap = window.articlemap;
  const { element, word } = articlemap;

  articlemap.textMethods = {
    // Offsets count characters as Python does: a character beyond the first plane is one.
    openText() {
      this.characters = Array.from(this.given.text);
      this.article = element("div", { class: "desk-article", tabindex: "0", role: "group", "aria-label": word("text_label"), lang: this.given.language || null, dir: this.given.language === "ar" ? "rtl" : "ltr" });
      this.article.addEventListener("mouseup", () => this.offerSelection());
      return element("section", { class: "desk-text", id: "desk-text", "aria-label": word("tab_text") }, this.article);
    },

    slice(start, end) {
      return this.characters.slice(start, end).join("");
    },

    // Written anew only when a name came or went; else only repainted.
    showText() {
      const spots = [...this.view.spots.values()];
      const ids = spots.map((spot) => spot.id).join();
      if (ids !== this.written) this.writeText(spots);
      this.written = ids;
      for (const spot of spots) this.paintName(spot);
    },

    writeText(spots) {
      const parts = [];
      let at = 0;
      for (const spot of spots) {
        parts.push(this.plainPart(at, spot.start), this.namePart(spot));
        at = spot.end;
      }
      this.article.replaceChildren(...parts, this.plainPart(at, this.characters.length));
    },

    plainPart(start, end) {
      return element("span", { class: "plain", "data-start": start }, this.slice(start, end));
    },

    namePart(spot) {
      const choose = () => this.choose(spot.id);
      const node = element("span", { class: "toponym", role: "button", tabindex: "-1", "data-start": spot.start, "data-spot": spot.id, onclick: choose }, spot.printed);
      return articlemap.onPress(node, choose);
    },

    paintName(spot) {
      const node = this.article.querySelector(`[data-spot="${CSS.escape(spot.id)}"]`);
      const status = articlemap.statusOf(spot);
      const current = spot.id === this.current;
      node.dataset.status = status;
      node.classList.toggle("current", current);
      node.setAttribute("aria-label", word("name_is", { name: spot.printed, status: word(`status_${status}`) }));
      node.toggleAttribute("aria-current", current);
    },

    revealName() {
      const node = this.article.querySelector(".toponym.current");
      node?.scrollIntoView({ block: "center", behavior: articlemap.stillMotion() ? "auto" : "smooth" });
    },
  };
})();
