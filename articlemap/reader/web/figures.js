// The article's key figures: each card leads to the sentence that gives it.
(function () {
  const articlemap = window.articlemap;
  const { element, word, named } = articlemap;

  // A file of its own has no page around it that says what it shows: the frame does.
  articlemap.writeHeading = ({ text }) => {
    if (window.Streamlit) return null;
    const words = element("div", {}, element("h1", articlemap.tongue(text.title), named(text.title)), element("p", articlemap.tongue(text.dateline), named(text.dateline)));
    return element("header", { class: "heading-line" }, words, articlemap.writeKey());
  };

  articlemap.writeFigures = (reader) => {
    const claims = Object.values(reader.text.claims).filter((claim) => claim.key_figure !== null);
    claims.sort((a, b) => a.key_figure - b.key_figure);
    return element("section", { class: "figures", "aria-label": word("key_figures") }, ...claims.map((claim) => card(claim, reader)));
  };

  function card(claim, reader) {
    const when = claim.date ? articlemap.date(claim.date) : word("no_date");
    return element("button", { type: "button", class: `figure layer-${claim.layer}`, "data-figure": claim.id, onclick: () => reader.select(claim.id) },
      element("b", {}, articlemap.figure(claim)), element("span", {}, named(claim.label)),
      element("small", {}, articlemap.list([articlemap.claimantShort(claim), when])));
  }

  // One line on how to read the map: the four shapes that must not be mistaken.
  articlemap.writeKey = () => {
    const entries = [["disc", "how_happened"], ["forecast", "how_forecast"], ["dashes", "how_direction"], ["ring-uncertain", "how_uncertain"], ["hatch", "how_area"]];
    const item = ([name, key]) => element("li", {}, articlemap.symbol(name, { size: 20, wide: ["dashes", "hatch"].includes(name) }), word(key));
    return element("ul", { class: "key", "aria-label": word("how_title") }, ...entries.map(item));
  };
})();
