// A name that was missed: selected with the mouse, or word by word with the arrow keys.
(function () {
  const articlemap = window.articlemap;
  const { element, word } = articlemap;
  const WORD = /[\p{L}\p{M}\p{N}]+(?:['’‑-][\p{L}\p{M}\p{N}]+)*/gu;

  // The position in the text of a place in the document.
  function offsetOf(node, offset) {
    const part = node.parentElement?.closest("[data-start]");
    return part ? Number(part.dataset.start) + Array.from(node.textContent.slice(0, offset)).length : null;
  }

  articlemap.selectingMethods = {
    offerSelection() {
      const range = this.readSelection();
      this.offer?.remove();
      if (!range) return;
      this.offer = element("button", { type: "button", class: "action offer", onclick: () => this.addName(range) }, word("mark_selection", { name: this.slice(...range) }), element("kbd", {}, "s"));
      this.article.parentElement.append(this.offer);
    },

    // Start and end of what is selected in the text, without the space around it; null for nothing.
    readSelection() {
      const selected = getSelection();
      if (selected.isCollapsed || !this.article.contains(selected.anchorNode) || !this.article.contains(selected.focusNode)) return null;
      const range = selected.getRangeAt(0);
      let [start, end] = [offsetOf(range.startContainer, range.startOffset), offsetOf(range.endContainer, range.endOffset)];
      if (start === null || end === null) return null;
      while (start < end && !this.characters[start].trim()) start++;
      while (start < end && !this.characters[end - 1].trim()) end--;
      return start < end ? [start, end] : null;
    },

    addName([start, end]) {
      this.stopSelecting();
      this.decide({ kind: "add", values: { start, end } });
      const id = `t${start}_${end}`;
      if (this.view.spots.has(id)) this.choose(id);
    },

    // ---- by keyboard: a run of words, moved by the arrow keys, longer with Shift
    startSelecting() {
      const range = this.readSelection();
      if (range) return this.addName(range);
      this.words = this.findWords();
      if (!this.words.length) return;
      const from = this.view.spots.get(this.current)?.start ?? 0;
      const at = Math.max(0, this.words.findIndex(([, end]) => end > from));
      this.run = [at, at];
      this.article.focus();
      this.showRun();
      this.tell(word("selecting_how"));
    },

    findWords() {
      const text = this.characters.join("");
      let [units, count] = [0, 0];
      return [...text.matchAll(WORD)].map(({ 0: found, index }) => {
        count += Array.from(text.slice(units, index)).length;
        units = index;
        return [count, count + Array.from(found).length];
      });
    },

    showRun() {
      const [from, to] = this.run;
      const [start, end] = [this.words[from][0], this.words[to][1]];
      const [first, last] = [this.placeOf(start), this.placeOf(end - 1)];
      getSelection().setBaseAndExtent(first.node, first.offset, last.node, last.offset + 1);
      first.node.parentElement.scrollIntoView({ block: "nearest" });
      this.tell(this.slice(start, end));
      this.offerSelection();
    },

    placeOf(offset) {
      const parts = [...this.article.querySelectorAll("[data-start]")].filter((part) => part.textContent);
      const part = parts.findLast((one) => Number(one.dataset.start) <= offset);
      const within = Array.from(part.textContent).slice(0, offset - Number(part.dataset.start));
      return { node: part.firstChild, offset: within.join("").length };
    },

    moveRun(event) {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      const back = this.article.dir === "rtl" && event.key.match(/Left|Right/) ? -1 : 1;
      const [from, to] = this.run;
      const bound = (at) => Math.max(0, Math.min(at, this.words.length - 1));
      const next = bound(to + step * back);
      this.run = event.shiftKey ? [from, Math.max(from, next)] : [next, next];
      this.showRun();
    },

    stopSelecting() {
      this.run = null;
      this.offer?.remove();
      getSelection().removeAllRanges();
    },
  };
})();
