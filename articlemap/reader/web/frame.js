// What the frame takes from the page around it: its theme and its height.
(function () {
  const articlemap = window.articlemap;
  const { element } = articlemap;
  const NARROW = 760;

  // A style with the layer's two colours; the values were checked to be #RRGGBB.
  articlemap.layerColours = ({ id, colour: [light, dark] }) => {
    const rule = `.layer-${CSS.escape(id)}`;
    const hex = (value) => (/^#[0-9A-F]{6}$/.test(value) ? value : "#555555");
    return element("style", {}, `${rule}{--c:${hex(light)}}[data-theme=dark] ${rule}{--c:${hex(dark)}}`);
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
    const fit = () => {
      const narrow = document.documentElement.clientWidth <= NARROW;
      const room = outerHeight(window) - (narrow ? 24 : spaceAbove() + 18);
      reader.root.style.height = `${Math.max(narrow ? 820 : 720, Math.min(room, 1100))}px`;
      window.Streamlit.setFrameHeight(reader.root.offsetHeight + 2);
    };
    fit();
    requestAnimationFrame(fit);
    (sameOriginParent() ?? window).addEventListener("resize", fit);
  };

  // How far below the top of the page the frame begins.
  function spaceAbove() {
    const parent = sameOriginParent();
    return parent ? window.frameElement.getBoundingClientRect().top : 0;
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
