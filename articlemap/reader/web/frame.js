// What the frame takes from the page around it: its theme, its height, its data.
(function () {
  const articlemap = window.articlemap;
  const [LOWEST, LOWEST_PHONE] = [720, 440];
  const STYLES_PATIENCE = 10000; // milliseconds
  const [ASKS, BETWEEN_ASKS] = [40, 300];  // 12 seconds, each a look that mostly finds nothing to do

  // Data that a page of one file keeps in a node of its own.
  articlemap.readData = (id) => JSON.parse(document.getElementById(id).textContent);

  // Gives the page the layer's two colours; the values were checked to be #RRGGBB. A policy that
  // bars style elements lets a sheet made by a script pass.
  articlemap.addColours = ({ id, colour: [light, dark] }) => {
    const rule = `.layer-${CSS.escape(id)}`;
    const hex = (value) => (/^#[0-9A-F]{6}$/.test(value) ? value : "#555555");
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`${rule}{--c:${hex(light)}}@media screen{[data-theme=dark] ${rule}{--c:${hex(dark)}}}`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  };

  // Shows the reader once its styles are there: they are loaded beside the scripts and may come after
  // them. Without them, after a while, it is shown as it is.
  articlemap.whenStyled = async (root) => {
    const late = performance.now() + STYLES_PATIENCE;
    while (getComputedStyle(root).display !== "flex" && performance.now() < late) await new Promise((go) => setTimeout(go, 20));
    root.style.visibility = "";
  };

  // Follows the theme of the page around the frame, or the system's where there is none.
  articlemap.watchTheme = (root) => {
    const system = matchMedia("(prefers-color-scheme: dark)");
    const apply = () => (root.dataset.theme = isDark(system) ? "dark" : "light");
    system.addEventListener("change", apply);
    window.Streamlit?.events.addEventListener(window.Streamlit.RENDER_EVENT, () => setTimeout(apply));
    apply();
  };

  function isDark(system) {
    if (!window.Streamlit) return system.matches;
    const channels = getComputedStyle(document.body).backgroundColor.match(/\d+/g);
    const [red, green, blue, alpha = 1] = (channels ?? []).map(Number);
    return channels && alpha ? red + green + blue < 382 : system.matches;
  }

  // In a page the frame is as high as the window leaves room for; alone it fills the window.
  articlemap.fitFrame = (reader) => {
    if (!window.Streamlit) return;
    const embedded = isEmbedded();
    reader.root.classList.toggle("embedded", embedded);
    const fit = () => {
      const phone = articlemap.isPhone();
      const room = outerHeight(window) - spaceAbove() - (embedded ? 0 : phone ? 4 : 10);
      const height = Math.floor(embedded ? room : Math.max(phone ? LOWEST_PHONE : LOWEST, Math.min(room, 1100)));
      reader.root.style.height = `${height}px`;
      askHeight(height);
    };
    fit();
    requestAnimationFrame(fit);
    (sameOriginParent() ?? window).addEventListener("resize", fit);
    keepHeight(reader.root);
  };

  // Streamlit's script asks only for a height other than the last: another in between makes it ask.
  function askHeight(height) {
    window.Streamlit.setFrameHeight(height - 1);
    window.Streamlit.setFrameHeight(height);
  }

  // The map's component asks for its own height when it is rendered, now and then after us, and on a
  // busy machine long after: ask again until the frame has it.
  function keepHeight(root) {
    let [timer, left] = [0, 0];
    const mend = () => {
      if (innerHeight < root.offsetHeight && !root.matches(".printing")) askHeight(root.offsetHeight);
      if (left-- > 0) timer = setTimeout(mend, BETWEEN_ASKS);
    };
    const begin = () => {
      clearTimeout(timer);
      left = ASKS;
      timer = setTimeout(mend, BETWEEN_ASKS);
    };
    window.addEventListener("resize", begin);
    window.Streamlit.events.addEventListener(window.Streamlit.RENDER_EVENT, begin);
    begin();
  }

  // Whether the page around the frame is itself a frame in another page, and has no more than us.
  const isEmbedded = () => Boolean(sameOriginParent()?.document.querySelector("[data-embedded]"));

  // How far below the top of the page the frame begins.
  function spaceAbove() {
    const parent = sameOriginParent();
    if (!parent) return 0;
    const scrolled = parent.document.querySelector('[data-testid="stMain"]')?.scrollTop ?? 0;
    return window.frameElement.getBoundingClientRect().top + scrolled;
  }

  function sameOriginParent() {
    try {
      return window.parent.innerHeight ? window.parent : null;
    } catch {
      return null;
    }
  }

  const outerHeight = (own) => sameOriginParent()?.innerHeight ?? own.innerHeight;
})();
