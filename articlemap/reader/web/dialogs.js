// Dialogs: over the whole frame, closed by Escape, by their button, or by a press beside them.
(function () {
  const articlemap = window.articlemap;
  const { element, icon, ICONS, word } = articlemap;

  // A closed dialog of the reader; `fill(...nodes)` gives it its content.
  articlemap.writeDialog = (name, title, onclose) => {
    const id = `dialog-${name}`;
    const close = element("button", { type: "button", class: "square close", "aria-label": word("close"), onclick: () => node.close() }, icon(ICONS.close));
    const body = element("div", { class: "dialog-body", tabindex: "0", role: "group", "aria-labelledby": id });
    const head = element("div", { class: "dialog-head" }, element("h2", { id }, title), close);
    const node = element("dialog", { class: `dialog ${name}`, "aria-labelledby": id, onclose }, head, body);
    node.addEventListener("click", (event) => event.target === node && node.close());
    const open = (...content) => {
      body.replaceChildren(...content);
      if (!node.open) node.showModal();
      body.scrollTop = 0;
    };
    return { node, open, close: () => node.close() };
  };

  const KEYS = [
    ["j", "k", "keys_sentences"], ["n", "p", "keys_claims"], ["/", "keys_search"], ["l", "keys_list"],
    ["x", "keys_compare"], ["?", "keys_help"], ["Esc", "keys_close"],
  ];

  articlemap.dialogMethods = {
    writeHelp() {
      this.help = articlemap.writeDialog("help", word("how_title"));
      const button = (key, content, run) => element("button", { type: "button", class: `square ${key}-button`, "aria-label": word(key), title: word(key), onclick: run }, content);
      return [button("print", icon(ICONS.print), () => this.print()), button("help", "?", () => this.openHelp())];
    },

    openHelp() {
      const rows = KEYS.map((row) => element("tr", {}, element("th", { scope: "row" }, ...row.slice(0, -1).map((key) => element("kbd", {}, key))), element("td", {}, word(row.at(-1)))));
      const arrows = element("tr", {}, element("th", { scope: "row" }, element("kbd", {}, "Shift"), element("kbd", {}, "← →")), element("td", {}, word("keys_range")));
      const mark = element("p", {}, word("help_marks"));
      this.help.open(articlemap.writeKey(), mark, element("h3", {}, word("keys_title")), element("table", { class: "keys" }, element("tbody", {}, ...rows, arrows)));
    },

    isDialogOpen() {
      return Boolean(this.root.querySelector("dialog[open]"));
    },
  };
})();
