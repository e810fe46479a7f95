// Builds elements. Strings become text nodes: nothing in the reader is ever parsed as markup.
(function () {
  const articlemap = (window.articlemap = window.articlemap || {});
  const SVG = "http://www.w3.org/2000/svg";

  function fill(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else node.setAttribute(name, value === true ? "" : value);
    }
    node.append(...children.flat().filter((child) => child !== null && child !== undefined));
    return node;
  }

  articlemap.element = (tag, attributes, ...children) =>
    fill(document.createElement(tag), attributes, children);

  articlemap.svg = (tag, attributes, ...children) =>
    fill(document.createElementNS(SVG, tag), attributes, children);

  articlemap.onPress = (node, action) => {
    node.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      action(event);
    });
    return node;
  };

  articlemap.icon = (path) =>
    articlemap.svg(
      "svg",
      { class: "icon", viewBox: "0 0 16 16", "aria-hidden": "true", focusable: "false" },
      articlemap.svg("path", { d: path }),
    );

  articlemap.ICONS = {
    previous: "M10 3 5 8l5 5",
    next: "M6 3l5 5-5 5",
    close: "M3.5 3.5l9 9m0-9l-9 9",
    plus: "M8 3v10M3 8h10",
    minus: "M3 8h10",
    home: "M2.5 7.5 8 3l5.5 4.5M4 7v6h8V7",
    full: "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10",
    zoom: "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.5 10.5l3.5 3.5",
    map: "M2 4l4-1.5 4 1.5 4-1.5v9.5L10 13.5 6 12l-4 1.5zM6 2.5V12M10 4v9.5",
    text: "M2.5 3.5h11M2.5 6.5h11M2.5 9.5h11M2.5 12.5h7",
    list: "M6 4h8M6 8h8M6 12h8M2.5 4h.5M2.5 8h.5M2.5 12h.5",
    print: "M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z",
    layers: "M8 2 1.5 5.5 8 9l6.5-3.5zM1.5 8.5 8 12l6.5-3.5M1.5 11 8 14.5 14.5 11",
  };

  articlemap.stillMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
})();
