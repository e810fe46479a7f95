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

  // What Tab stops at, in the order of the document; of a group of radio buttons only the chosen one.
  const operable = () => shown("a[href], button, input, select, textarea, summary, iframe, [tabindex]")
    .filter((node) => node.tabIndex >= 0 && !node.disabled && (node.type !== "radio" || node.checked) && (node.role !== "radio" || node.ariaChecked !== "false"));
  const describe = (node) => `${node.tagName.toLowerCase()} ${node.ariaLabel ?? node.textContent.trim().slice(0, 40)}`;

  // How a node and what is closely around it look, in as far as a focus may show there.
  const SHOWS = ["boxShadow", "backgroundColor", "borderTopColor", "borderBottomColor", "color", "opacity"];
  function look(node) {
    const around = [node, node.parentElement, node.parentElement?.parentElement].filter(Boolean);
    return around.map((each) => {
      const style = getComputedStyle(each);
      const outline = style.outlineStyle === "none" ? "" : style.outlineStyle + style.outlineWidth + style.outlineColor;
      return [outline, ...SHOWS.map((name) => style[name])].join();
    }).join("|");
  }

  // Where Tab has come to: which of `operable`, or null where nothing of this document has the focus.
  const rest = new Map();
  const restAll = () => operable().map((node) => (rest.set(node, look(node)), describe(node)));
  function stop() {
    const node = document.activeElement;
    if (!document.hasFocus() || !node || node === document.body) return null;
    return { at: [...rest.keys()].indexOf(node), name: describe(node), frame: node.tagName === "IFRAME" };
  }
  const focusAt = (index) => [...rest.keys()][index].focus();
  // Whether its middle, or of a box half as high as the window any part, is inside the window and
  // every box around it that hides what is outside.
  function isInView(node) {
    const { x, y, width, height } = rectOf(node);
    const [across, along] = [x + width / 2, y + height / 2];
    const [from, to] = height > innerHeight / 2 ? [y, y + height] : [along, along];
    const holds = ({ left, right, top, bottom }) => across >= left && across <= right && to >= top && from <= bottom;
    const boxes = [];
    for (let box = node.parentElement; box; box = box.parentElement) if (getComputedStyle(box).overflow !== "visible") boxes.push(box);
    return width > 0 && boxes.filter((box) => box !== document.body && box !== document.documentElement).map(rectOf).every(holds);
  }
  const isFocusSeen = () => isInView(document.activeElement) && rest.get(document.activeElement) !== look(document.activeElement);

  // ---- sizes
  const theme = () => window.reader?.root.dataset.theme ?? getComputedStyle(document.querySelector(".stApp")).colorScheme;
  const texts = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
      (node.data.trim() && isShown(node.parentElement) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP));
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  };
  const inked = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return range.getBoundingClientRect();
  };

  // Text that cannot be read because it reaches out of the window, or of a box that hides the rest
  // and does not scroll. Left out: text for screen readers only, text cut with dots, and a link that
  // leads past something, which stands outside until it has the focus.
  const SLACK = 1.5;
  function isCut(node) {
    const { left, right, top, bottom } = inked(node);
    let [across, along] = [true, true];
    for (let box = node.parentElement; box && box !== document.documentElement; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (box.matches('a[href^="#"]:not(:focus)') || style.clipPath !== "none" || style.textOverflow === "ellipsis") return false;
      const edge = rectOf(box);
      if (/auto|scroll/.test(style.overflowX)) across = false;
      if (/auto|scroll/.test(style.overflowY)) along = false;
      if (across && /hidden|clip/.test(style.overflowX) && (left < edge.left - SLACK || right > edge.right + SLACK)) return true;
      if (along && /hidden|clip/.test(style.overflowY) && (top < edge.top - SLACK || bottom > edge.bottom + SLACK)) return true;
    }
    return across && (left < -SLACK || right > innerWidth + SLACK);
  }
  const cutOff = () => texts(document.body).filter(isCut).map((node) => node.data.trim().slice(0, 60));

  // The tallest empty stretch of a box that scrolls, in CSS pixels: between two things in it or after the last.
  function emptiest(selector) {
    const box = document.querySelector(selector);
    const top = rectOf(box).top - box.scrollTop;
    const leaves = [...box.querySelectorAll("*")].filter((node) => isShown(node) && (!node.children.length || node.tagName === "svg"));
    const spans = [...leaves.map(rectOf), ...texts(box).map(inked)].map((rect) => [rect.top - top, rect.bottom - top]).sort(([a], [b]) => a - b);
    const [gap, end] = spans.reduce(([gap, end], [from, to]) => [Math.max(gap, from - end), Math.max(end, to)], [0, 0]);
    return Math.max(gap, box.scrollHeight > box.clientHeight ? box.scrollHeight - end : 0);
  }

  // Words too pale for white paper, but for those that stand on a ground of their own.
  function paleOnPaper() {
    const lightness = (colour) => colour.match(/[\d.]+/g).slice(0, 3).reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
    return texts(document.body).map((node) => node.parentElement)
      .filter((node) => !node.closest(".shield") && lightness(getComputedStyle(node).color) > 140)
      .map((node) => `${node.className} ${node.textContent.trim().slice(0, 40)}`);
  }

  // How far down the last words stand, in CSS pixels from the top of the document.
  const lowest = () => Math.max(...texts(document.body).map((node) => inked(node).bottom + scrollY));

  // Which share of the reader's frame shows nothing but its ground.
  function bareShare() {
    const { root } = window.reader;
    const grounds = new Set([document.documentElement, document.body, root, root.querySelector(".frame"), root.querySelector(".strip")]);
    const points = [...Array(40).keys()].flatMap((x) => [...Array(40).keys()].map((y) => [(x + 0.5) / 40 * innerWidth, (y + 0.5) / 40 * innerHeight]));
    return points.filter(([x, y]) => grounds.has(document.elementFromPoint(x, y))).length / points.length;
  }

  return {
    all, words, data, isInside, card, walk, select, isReady, drawAgain, drawView, layout, coveredMarks, hiddenMarks,
    spills, smallTargets, focus, restAll, stop, focusAt, isFocusSeen, theme, cutOff, emptiest, bareShare, paleOnPaper, lowest,
  };
})();
