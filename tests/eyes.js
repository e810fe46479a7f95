// What the browser tests see in a page; put into every frame as `eyes` before its own scripts run.
window.eyes = (() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const isShown = (node) => node.getClientRects().length > 0 && node.checkVisibility({ visibilityProperty: true });
  const shown = (selector) => all(selector).filter(isShown);
  const rectOf = (node) => node.getBoundingClientRect();
  const words = (nodes) => nodes.map((node) => node.textContent);
  const data = (nodes, ...names) => nodes.map((node) => names.map((name) => node.dataset[name]));

  function isInside(selector, box) {
    const frame = rectOf(document.querySelector(box));
    const rects = all(selector).map(rectOf);
    const fits = ({ width, left, right, top, bottom }) =>
      width > 0 && left >= frame.left - 1 && right <= frame.right + 1 && top >= frame.top - 1 && bottom <= frame.bottom + 1;
    return rects.length > 0 && rects.every(fits);
  }

  // ---- the card and what is lit with it; null when no card is open
  function card() {
    const open = document.querySelector("[data-card]");
    if (!open) return null;
    const text = (selector) => open.querySelector(selector)?.textContent ?? null;
    const facts = [...open.querySelectorAll("dt")].map((term) => [term.textContent, term.nextElementSibling.textContent]);
    const lit = all(".sentence.lit");
    return {
      mark: open.dataset.card,
      claim: open.dataset.claim ?? null,
      title: text("h2"),
      quote: text("blockquote.excerpt"),
      count: text(".count"),
      facts: Object.fromEntries(facts),
      lit: lit.map((node) => node.dataset.sentence),
      lit_is_seen: lit.length === 0 || isInside(".sentence.lit", ".sentences"),
    };
  }

  const turn = (way) => document.querySelector(`.card .${way}`).click();

  // Clicks a node, goes through its excerpts until the first comes again, and one back from it.
  function walk(node) {
    node.click();
    const cards = [card()];
    for (turn("next"); card().count !== cards[0].count && cards.length < 100; turn("next")) cards.push(card());
    const again = card();
    turn("previous");
    return { data: { ...node.dataset }, cards, again, before: card() };
  }

  const select = (ids) => ids.map((id) => (window.reader.select(id), card()));

  // ---- drawing
  // The reader is there and as high as it asked its page to be.
  const isReady = () => window.reader?.ready && (!window.Streamlit || innerHeight >= window.reader.root.offsetHeight);

  // Does something to the map and waits for the frame in which its labels are drawn anew.
  async function drawAfter(act) {
    const { root } = window.reader;
    const before = root.dataset.drawn;
    act();
    for (let frames = 0; root.dataset.drawn === before; frames++) {
      if (frames > 600) throw new Error("the labels were not drawn");
      await new Promise(requestAnimationFrame);
    }
  }

  const drawAgain = () => drawAfter(() => window.reader.redraw());
  const drawView = (center, zoom) => drawAfter(() => window.reader.map.setView(center, zoom, { animate: false }));

  // ---- where things stand, in CSS pixels
  const box = (name, { left, top, right, bottom }) => ({ name, left, top, right, bottom });
  const boxes = (selector, nameOf) => shown(selector).map((node) => box(nameOf(node), rectOf(node)));
  const markOf = (node) => node.closest("[data-mark]").dataset.mark;

  // As wide as a label's words, also where they run out of it; as high as the label.
  function labelBox(node) {
    const spans = [...node.querySelectorAll("span")].filter((span) => span.getClientRects().length);
    const lines = spans.map((span) => {
      const range = document.createRange();
      range.selectNodeContents(span);
      return range.getBoundingClientRect();
    });
    const { left, top, right, bottom } = rectOf(node);
    const [lefts, rights] = [lines.map((line) => line.left), lines.map((line) => line.right)];
    return box(node.textContent, { left: Math.min(left, ...lefts), top, right: Math.max(right, ...rights), bottom });
  }

  const layout = () => ({
    map: boxes(".reader-map", () => "map"),
    labels: shown(".label").map(labelBox),
    dots: boxes(".label .dot", (node) => node.parentNode.textContent),
    points: boxes(".point", markOf),
    chips: boxes(".chip", markOf),
    shields: boxes(".shield", markOf),
    furniture: boxes("[data-furniture]", (node) => node.dataset.furniture),
  });

  // Marks of the map whose middle shows something else than themselves.
  function coveredMarks() {
    const frame = rectOf(document.querySelector(".reader-map"));
    const middles = shown(".point, .chip-box, .shield").map((node) => {
      const { x, y, width, height } = rectOf(node);
      return { node: node.closest("[data-mark]"), x: x + width / 2, y: y + height / 2 };
    });
    return middles
      .filter(({ x, y }) => x > frame.left && x < frame.right && y > frame.top && y < frame.bottom)
      .map(({ node, x, y }) => ({ node, top: document.elementFromPoint(x, y) }))
      .filter(({ node, top }) => top.closest("[data-mark]") !== node)
      .map(({ node, top }) => `${node.dataset.layer} ${node.dataset.mark} under ${top.outerHTML.slice(0, 80)}`);
  }

  const hiddenMarks = () => all("[data-mark]").filter((node) => !isShown(node))
    .map(({ dataset }) => `${dataset.layer} ${dataset.mark}`);

  const spills = (selector) => all(selector)
    .filter((node) => node.scrollWidth > node.clientWidth)
    .map((node) => `${node.tagName} ${node.className}: ${node.scrollWidth} in ${node.clientWidth}`);

  const smallTargets = (selector, smallest) => shown(selector)
    .map((node) => ({ node, size: rectOf(node) }))
    .filter(({ size }) => Math.min(size.width, size.height) < smallest)
    .map(({ node, size }) => `${node.className} ${node.ariaLabel ?? node.textContent}: ${size.width} × ${size.height}`);

  // ---- keys
  function focus() {
    const node = document.activeElement;
    if (!document.hasFocus() || node === document.body) return null;
    const { mark, sentence, layer } = node.dataset;
    const ringed = node.matches(":focus-visible") && getComputedStyle(node).outlineStyle !== "none";
    return { mark, sentence, layer, name: node.ariaLabel ?? node.textContent, ringed };
  }

  return {
    all, words, data, isInside, card, walk, select, isReady, drawAgain, drawView, layout, coveredMarks, hiddenMarks,
    spills, smallTargets, focus,
  };
})();
