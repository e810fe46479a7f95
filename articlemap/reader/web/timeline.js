// The timeline: one column for each date that the article gives, not to scale, and a lane for what
// has none. A step shows what was true by then; a range is dragged or chosen with Shift and arrows.
(function () {
  const articlemap = window.articlemap;
  const { element, svg, symbol, word, named, KIND_SYMBOL } = articlemap;
  const STEP_MS = 1400;
  const ROWS = 2;
  const DAY = "2020-02-06".length;
  const BUTTONS = { back: "M11 3v10L5 8zM4 3v10", play: "M4 3v10l9-5z", pause: "M4 3h3v10H4zM9 3h3v10H9z", forward: "M5 3v10l6-5zM12 3v10" };

  const shape = (path) => svg("svg", { viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true", class: "solid-icon" }, svg("path", { d: path }));

  articlemap.timelineMethods = {
    writeTimeline() {
      const dated = Object.values(this.text.claims).filter((claim) => claim.date);
      this.dates = [...new Set(dated.map((claim) => claim.date))].sort();
      this.dots = {};
      this.columns = this.dates.map((date, i) => this.writeColumn(date, i, dated.filter((claim) => claim.date === date)));
      const undated = Object.values(this.text.claims).filter((claim) => !claim.date);
      const lane = element("div", { class: "time-undated" }, element("span", {}, word("undated")), ...undated.map((claim) => this.writeDot(claim)), element("span", { class: "time-note" }, word("not_to_scale")));
      const axis = element("div", { class: "time-axis" }, element("div", { class: "time-columns" }, ...this.columns), lane);
      return element("section", { class: "time", "aria-label": word("timeline") }, this.writeSteps(), axis);
    },

    writeSteps() {
      const button = (key, action) => element("button", { type: "button", class: key, "aria-label": word(`time_${key}`), title: word(`time_${key}`), onclick: action }, shape(BUTTONS[key]));
      this.playButton = button("play", () => this.togglePlay());
      this.timeNow = element("p", { class: "time-now" });
      const buttons = element("div", { class: "time-buttons" }, button("back", () => this.stepTime(-1)), this.playButton, button("forward", () => this.stepTime(1)));
      this.timeAll = element("button", { type: "button", class: "textbutton time-all", onclick: () => this.setTime(null, null) }, word("all_dates"));
      return element("div", { class: "time-steps" }, buttons, this.timeNow, this.timeAll);
    },

    writeColumn(date, i, claims) {
      const head = element("button", { type: "button", class: "time-date", "data-date": date, "aria-pressed": "false", "aria-label": articlemap.date(date) }, articlemap.shortDate(date, this.text.published));
      head.addEventListener("pointerdown", (event) => this.startRange(event, i));
      head.addEventListener("click", (event) => !event.detail && this.setTime(0, i));
      head.addEventListener("keydown", (event) => this.moveRange(event, i));
      return element("div", { class: "time-column", "data-at": i }, head, element("div", { class: "time-dots" }, ...claims.map((claim) => this.writeDot(claim))));
    },

    writeDot(claim) {
      const title = `${named(claim.label)} (${articlemap.claimantShort(claim)})`;
      // What is dated to more than one day has a bracket below it: it lies somewhere within.
      const within = claim.date && claim.date.length !== DAY ? word("time_within") : "";
      const label = word("of_place", { place: articlemap.list([articlemap.date(claim.date), within]), label: title });
      const dot = element("button", { type: "button", class: `time-dot layer-${claim.layer}`, "data-dot": claim.id, title: label, "aria-label": label, onclick: () => this.select(claim.id) },
        symbol(KIND_SYMBOL[claim.kind], { size: 18 }), within ? element("i", { class: "time-span" }) : null);
      return (this.dots[claim.id] = dot);
    },

    // Press on a date and drag to another for a range; a plain click shows all up to that date.
    startRange(event, from) {
      event.preventDefault();
      let to = from;
      const over = (move) => {
        const column = document.elementFromPoint(move.clientX, move.clientY)?.closest(".time-column");
        if (!column) return;
        to = Number(column.dataset.at);
        if (to !== from) this.setTime(Math.min(from, to), Math.max(from, to));
      };
      const done = () => {
        document.removeEventListener("pointermove", over);
        if (to === from) this.setTime(0, from);
        this.columns[to].firstChild.focus();
      };
      document.addEventListener("pointermove", over);
      document.addEventListener("pointerup", done, { once: true });
    },

    moveRange(event, i) {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!by) return;
      event.preventDefault();
      const to = Math.max(0, Math.min(i + by * (articlemap.language() === "ar" ? -1 : 1), this.dates.length - 1));
      const [from] = this.timeRange() ?? [i, i];
      this.setTime(event.shiftKey ? Math.min(from, to) : 0, event.shiftKey ? Math.max(from, to) : to);
      this.columns[to].firstChild.focus();
    },

    // The columns shown, as [first, last], or null for all dates.
    timeRange() {
      const { since, until } = this.filter;
      if (!since && !until) return null;
      const first = this.dates.findIndex((date) => !since || date.split("/").at(-1) >= since);
      const last = this.dates.findLastIndex((date) => !until || date.split("/")[0] <= `${until}~`);
      return [Math.max(first, 0), last < 0 ? this.dates.length - 1 : last];
    },

    setTime(from, to) {
      if (from === null) return this.setFilter({ since: "", until: "" });
      const since = from === 0 ? "" : this.dates[from].split("/")[0];
      this.setFilter({ since, until: this.dates[to].split("/").at(-1) });
    },

    stepTime(by) {
      const range = this.timeRange();
      const last = range ? range[1] + by : by > 0 ? 0 : this.dates.length - 1;
      if (last < 0 || last >= this.dates.length) return this.setTime(null, null);
      this.setTime(0, last);
    },

    togglePlay() {
      if (this.playing) return this.stopPlay();
      if ((this.timeRange()?.[1] ?? this.dates.length) >= this.dates.length - 1) this.setTime(0, 0);
      this.playing = setInterval(() => {
        this.stepTime(1);
        if (this.timeRange() === null || this.timeRange()[1] === this.dates.length - 1) this.stopPlay();
      }, STEP_MS);
      this.showPlay("pause");
    },

    stopPlay() {
      clearInterval(this.playing);
      this.playing = null;
      this.showPlay("play");
    },

    showPlay(key) {
      this.playButton.replaceChildren(shape(BUTTONS[key]));
      this.playButton.setAttribute("aria-label", word(`time_${key}`));
    },

    // Draws the chosen dates: columns in range are full, the last is now, later ones are faint.
    showTime() {
      const range = this.timeRange();
      this.columns.forEach((column, i) => {
        const inside = !range || (i >= range[0] && i <= range[1]);
        column.classList.toggle("outside", !inside);
        column.classList.toggle("now", Boolean(range) && i === range[1]);
        column.firstChild.setAttribute("aria-pressed", String(Boolean(range) && inside));
      });
      this.timeAll.hidden = !range;
      this.timeNow.textContent = range ? this.describeTime(range) : word("all_dates");
    },

    describeTime([from, to]) {
      const last = articlemap.date(this.dates[to]);
      return from === 0 ? word("until_date", { date: last }) : `${articlemap.date(this.dates[from])} – ${last}`;
    },

    // Dots of hidden layers are away; a column is as wide as its dots need.
    showDots() {
      for (const [id, dot] of Object.entries(this.dots)) {
        const claim = this.text.claims[id];
        dot.hidden = !this.isShown(claim.layer);
        dot.classList.toggle("faint", !this.isClaimShown(claim));
        dot.classList.toggle("chosen", id === this.card?.dataset.claim);
      }
      for (const column of this.columns) {
        const dots = column.querySelectorAll(".time-dot:not([hidden])").length;
        column.style.setProperty("--dots", Math.ceil(dots / ROWS));
      }
    },
  };
})();
