// Choosing a mark, a sentence or a claim: the card, the lit sentence, the marks, the way between.
(function () {
  const articlemap = window.articlemap;
  const { word } = articlemap;

  articlemap.selectionMethods = {
    // Selects a mark, a sentence or a claim by its id; false when there is none of that name.
    select(id) {
      if (this.sentences[id]) return this.selectSentence(id);
      const claim = this.text.claims[id];
      if (claim) return claim.ties.length ? this.selectTie(id, this.pickTie(claim).mark, claim.layer) : this.selectSentence(claim.sentence);
      const kept = this.find(id);
      return kept ? this.selectMark(kept.mark) : false;
    },

    // A mark: its claims in this layer first, then those in the other layers.
    selectMark(mark) {
      const others = this.kept.filter((kept) => kept.mark.id === mark.id && kept.mark !== mark).map((kept) => kept.mark);
      const steps = [mark, ...others].flatMap((one) => one.claims.map((id) => ({ mark: one, claim: this.text.claims[id] })));
      return this.walk(steps.length ? steps : [{ mark, claim: null }], 0, "mark");
    },

    // The tie whose mark the claim's own layer draws; a place only fled from has none there.
    pickTie(claim) {
      const drawn = (tie) => this.kept.some(({ mark }) => mark.id === tie.mark && mark.claims.includes(claim.id));
      return claim.ties.find(drawn) ?? claim.ties[0];
    },

    selectTie(claimId, markId, layerId) {
      const mark = this.find(markId, layerId).mark;
      const claims = mark.claims.map((id) => ({ mark, claim: this.text.claims[id] }));
      const at = mark.claims.indexOf(claimId);
      return at < 0 ? this.walk([{ mark, claim: this.text.claims[claimId] }], 0, "mark") : this.walk(claims, at, "mark");
    },

    selectSentence(id) {
      const sentence = this.text.sentences.find((one) => one.id === id);
      if (!sentence) return false;
      const steps = sentence.claims.map((claim) => this.text.claims[claim]).flatMap((claim) =>
        claim.ties.map((tie) => ({ claim, mark: this.find(tie.mark, claim.layer)?.mark }))).filter((step) => step.mark);
      if (!steps.length) {
        this.close();
        this.lightSentence(id);
        this.report({ event: "select", mark: null, claim: null, sentence: id });
        this.writeAddress({ step: true });
        return true;
      }
      return this.walk(steps, 0, "sentence");
    },

    walk(steps, at, from) {
      this.trail = { steps, at, from };
      this.showStep(from === "sentence");
      return true;
    },

    go(by) {
      const { steps, at } = this.trail;
      this.trail.at = (at + by + steps.length) % steps.length;
      this.showStep(false);
    },

    showStep(wholeSentence) {
      const { steps, at, from } = this.trail;
      const { mark, claim } = steps[at];
      const chosen = wholeSentence ? steps.map((step) => step.mark) : [mark];
      for (const one of chosen) this.showLayer(one.layer);
      this.openCard({ mark, claim, at, of: claim ? steps.length : 0, from });
      this.writeAddress({ step: true });
      this.lightSentence(claim?.sentence);
      this.lightMarks(chosen);
      this.moveTo(chosen.map((one) => this.find(one.id, one.layer).bounds));
      this.report({ event: "select", mark: mark.id, claim: claim?.id ?? null, sentence: claim?.sentence ?? null });
    },

    openCard(step) {
      this.card?.remove();
      this.card = articlemap.writeCard(step, this, { go: (by) => this.go(by), close: () => this.close() });
      L.DomEvent.disableClickPropagation(this.card);
      L.DomEvent.disableScrollPropagation(this.card);
      this.card.append(this.writeActions(step));
      this.mapbox.append(this.card);
      this.root.classList.add("with-card");
      this.map.invalidateSize({ animate: false, pan: false });
      articlemap.foldLegend(this.legend, true);
      this.say.textContent = word("selected", { name: articlemap.named(step.mark.names), n: step.at + 1, all: Math.max(step.of, 1) });
      this.opener ??= document.activeElement;
      this.showWay();
      this.redraw();
    },

    close() {
      if (!this.card && !this.lit) return;
      const inside = this.card?.contains(document.activeElement);
      this.card?.remove();
      this.card = null;
      this.root.classList.remove("with-card");
      this.showWay();
      this.fitLegend();
      this.lightSentence(null);
      this.lightMarks([]);
      if (inside) this.opener?.focus?.();
      this.opener = null;
      this.redraw();
      this.writeAddress();
    },

    lightSentence(id) {
      this.lit?.classList.remove("lit");
      this.lit = this.sentences[id] ?? null;
      if (!this.lit) return;
      this.lit.classList.add("lit");
      this.bringIntoView();
    },

    lightMarks(marks) {
      for (const { mark, node, circle, shapes } of this.kept) {
        const on = marks.includes(mark);
        node.classList.toggle("chosen", on);
        for (const part of this.partsOf(circle, shapes)) part.getElement?.()?.classList.toggle("chosen", on);
      }
    },
  };
})();
