// What to look at next, farthest-reaching first; how far the review is; and the names without place.
(function () {
  const articlemap = window.articlemap;
  const { element, word } = articlemap;
  const SHOWN = 200;

  articlemap.queueMethods = {
    // Names that nobody has reviewed, in the server's order; those that came since, last.
    waiting() {
      const open = [...this.view.spots.values()].filter((spot) => !spot.reviewed);
      const rank = new Map(this.given.queue.map((id, i) => [id, i]));
      return open.sort((one, other) => (rank.get(one.id) ?? 1e9) - (rank.get(other.id) ?? 1e9));
    },

    progress() {
      const spots = [...this.view.spots.values()];
      return { done: spots.filter((spot) => spot.reviewed).length, all: spots.length };
    },

    showQueue() {
      const { done, all } = this.progress();
      this.bar.max = all || 1;
      this.bar.value = done;
      this.count.textContent = word("progress", { done, all });
      const waiting = this.waiting();
      const lost = [...this.view.spots.values()].filter((spot) => ["unplaced", "cannot_be_located"].includes(spot.verdict));
      this.queueNode.replaceChildren(...this.writeList("queue", waiting), ...this.writeList("lost", lost));
    },

    writeList(kind, spots) {
      if (!spots.length) return [];
      const rows = spots.slice(0, SHOWN).map((spot) => {
        const status = articlemap.statusOf(spot);
        return element("li", {}, element("button", { type: "button", class: "queue-name", "data-queue": spot.id, "aria-current": spot.id === this.current ? "true" : null, onclick: () => this.choose(spot.id) },
          element("span", { class: "badge dot", "data-status": status, title: word(`status_${status}`) }), element("span", { dir: "auto" }, spot.printed), element("span", { class: "unseen" }, word(`status_${status}`))));
      });
      return [element("h3", {}, word(`${kind}_title`, { count: spots.length })), element("ol", { class: "queue" }, ...rows)];
    },

    // The name after (or before) the one in hand: among those that wait, else in the text.
    step(by) {
      const waiting = this.waiting();
      const list = waiting.length ? waiting : [...this.view.spots.values()];
      if (!list.length) return;
      const at = list.findIndex((spot) => spot.id === this.current);
      const next = at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length;
      this.choose(list[next].id);
    },
  };
})();
