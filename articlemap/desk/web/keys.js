// The desk by keyboard. Letters that Streamlit uses (r, c) are left alone.
(function () {
  const articlemap = window.articlemap;
  const { element, word } = articlemap;

  const RUNS = {
    a: (desk) => desk.act("accept"),
    x: (desk) => desk.act("not_a_place"),
    u: (desk) => desk.act("cannot_be_located"),
    m: (desk) => desk.act("move_pin"),
    n: (desk) => desk.act("next"),
    p: (desk) => desk.act("previous"),
    t: (desk) => desk.focusField(desk.field),
    e: (desk) => desk.focusField(desk.reason),
    s: (desk) => desk.startSelecting(),
    l: (desk) => desk.toggleFollow(),
    o: (desk) => desk.given.online && desk.lookUpOnline(),
    v: (desk) => desk.showPart(desk.part === "claims" ? "places" : "claims"),
    g: (desk) => desk.drawRoute(),
    z: (desk) => desk.undo(),
    y: (desk) => desk.redo(),
    "?": (desk) => desk.openHelp(),
  };
  const HELP = [
    ["a", "act_accept"], ["1 – 9", "keys_number"], ["t", "find_label"], ["m", "keys_move"], ["x", "act_not_a_place"], ["u", "act_cannot_be_located"],
    ["s", "keys_select"], ["n", "act_next"], ["p", "act_previous"], ["g", "keys_route"], ["l", "keys_follow"], ["e", "reason_label"], ["v", "keys_parts"], ["o", "keys_online"], ["z", "undo"], ["y", "redo"], ["?", "keys_help"],
  ];
  const typing = (node) => node.matches?.("input:not([type=checkbox]):not([type=radio]), textarea, select");

  articlemap.keyMethods = {
    onKey(event) {
      if (this.root.querySelector("dialog[open]")) return;
      if (event.key === "Escape") return this.leave(event);
      if (this.route && !typing(event.target) && this.keyInRoute(event)) return;
      if (this.moving) return this.keyInMove(event);
      if (this.run && this.keyInRun(event)) return;
      if (typing(event.target) || event.altKey) return;
      if (event.ctrlKey || event.metaKey) return this.keyWithControl(event);
      if (/^[1-9]$/.test(event.key)) return this.part === "places" && this.pick(Number(event.key) - 1);
      const run = RUNS[event.key.toLowerCase()];
      if (!run) return;
      event.preventDefault();
      run(this);
    },

    keyInMove(event) {
      if (event.key.startsWith("Arrow")) this.moveBy(event);
      else if (event.key === "Enter") this.stopMoving(true);
      else return;
      event.preventDefault();
      event.stopPropagation();
    },

    keyInRun(event) {
      if (event.key.startsWith("Arrow")) this.moveRun(event);
      else if (event.key === "Enter" || event.key === "s") this.addName(this.readSelection());
      else return false;
      event.preventDefault();
      return true;
    },

    keyWithControl(event) {
      const key = event.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      event.preventDefault();
      key === "y" || event.shiftKey ? this.redo() : this.undo();
    },

    leave(event) {
      if (this.moving) this.stopMoving(false);
      if (this.route) this.leaveRoute();
      if (this.run) this.stopSelecting();
      if (typing(event.target)) event.target.blur();
    },

    focusField(field) {
      this.setTab("panel");
      field.focus();
      field.select();
    },

    // A route belongs to a claim: the one in hand.
    drawRoute() {
      if (this.part !== "claims") this.showPart("claims");
      const field = document.getElementById("route-name");
      if (field) this.focusField(field);
    },

    toggleFollow() {
      this.follow.checked = !this.follow.checked;
      this.tell(word(this.follow.checked ? "follow_on" : "follow_off"));
    },

    openHelp() {
      const row = ([key, text]) => element("tr", {}, element("th", { scope: "row" }, element("kbd", {}, key)), element("td", {}, word(text)));
      this.help.open(element("table", { class: "keys" }, element("tbody", {}, ...HELP.map(row))));
    },
  };
})();
