// Orders to the server: each is shown at once, sent, and kept here until the server has kept it.
(function () {
  const articlemap = window.articlemap;
  const PATIENCE = 4000; // milliseconds until an order is sent once more

  // What decisions change.
  const takeParts = ({ spots, claims, layers, figures, routes }) => ({ spots, claims, layers, figures, routes });

  articlemap.orderMethods = {
    beginOrders(args) {
      this.store = `articlemap-desk-${args.draft}`;
      const kept = this.readKept();
      this.client = kept?.client ?? crypto.randomUUID().slice(0, 13);
      this.pending = kept?.pending ?? [];
      this.number = Math.max(kept?.number ?? 0, ...this.pending.map((order) => order.n));
      this.snapshots = new Map();
      this.answers = new Map();
      setInterval(() => this.pending.length && this.send(), PATIENCE);
      window.addEventListener("offline", () => this.showKept());
    },

    readKept() {
      try {
        return JSON.parse(sessionStorage.getItem(this.store));
      } catch {
        return null;
      }
    },

    writeKept() {
      const { client, pending, number } = this;
      try {
        sessionStorage.setItem(this.store, JSON.stringify({ client, pending, number }));
      } catch {
        return; // without it a reload loses what the server does not have yet
      }
    },

    // `at` is how many decisions count before the order: the server takes each order once.
    give(order) {
      this.pending.push({ n: ++this.number, at: this.view.done, since: Date.now(), ...order });
      this.look();
      this.send();
    },

    send() {
      this.writeKept();
      this.tries = (this.tries ?? 0) + 1;
      window.Streamlit.setComponentValue({ client: this.client, orders: this.pending, again: this.tries });
      this.showKept();
    },

    // What the server says: its state, which orders it has kept, which it refused, what it found.
    hearOrders({ state, ack, refused, found }) {
      this.given = { ...state, spots: new Map(state.spots.map((spot) => [spot.id, spot])) };
      this.snapshots.set(state.done, takeParts(this.given));
      const known = ack.client === this.client ? ack.n : 0;
      if (known) this.pending = this.pending.filter((order) => order.n > known);
      this.writeKept();
      const mine = refused.filter((one) => one.client === this.client && !this.answers.has(one.n));
      for (const { n, message } of mine) {
        this.answers.set(n, message);
        this.complain(message);
      }
      if (found && found.client === this.client && !this.answers.has(found.n)) {
        this.answers.set(found.n, found);
        this.showFound(found);
      }
      this.hearing = true;
      this.look();
      this.hearing = false;
    },

    // The review as it is with every order that was given, kept by the server or not yet.
    look() {
      let { done, last } = this.given;
      let parts = takeParts(this.given);
      const step = (by) => {
        done += by;
        parts = this.snapshots.get(done) ?? parts;
      };
      for (const { act, decision } of this.pending) {
        if (act === "undo" && done) step(-1);
        if (act === "redo" && done < last) step(1);
        if (act !== "decide") continue;
        parts = articlemap.applyDecision(parts, this.complete(decision), this.firsts());
        last = ++done;
        this.snapshots.set(done, parts);
      }
      this.view = { ...this.given, ...parts, done, last };
      this.show();
    },

    // A decision that adds a name needs its letters, which the server has by itself.
    complete(decision) {
      if (decision.kind !== "add") return decision;
      const { start, end } = decision.values;
      return { ...decision, values: { start, end, printed: this.slice(start, end) } };
    },

    firsts() {
      return this.snapshots.get(0)?.spots ?? new Map();
    },

    isLate() {
      return this.pending.some((order) => Date.now() - order.since > PATIENCE);
    },
  };
})();
