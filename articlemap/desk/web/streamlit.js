// The page around the frame: what it tells the frame, and what the frame tells it.
// The protocol is that of Streamlit's own components: https://docs.streamlit.io/develop/concepts/custom-components
(function () {
  const RENDER_EVENT = "streamlit:render";
  const events = new EventTarget();
  const tell = (type, values) => window.parent.postMessage({ isStreamlitMessage: true, type, ...values }, "*");

  window.Streamlit = {
    RENDER_EVENT,
    events,
    setComponentValue: (value) => tell("streamlit:setComponentValue", { value, dataType: "json" }),
    setFrameHeight: (height) => tell("streamlit:setFrameHeight", { height }),
  };

  // Scripts and styles of the reader and of the desk, in order, once.
  function load({ scripts, styles }) {
    const parts = [
      ...styles.map((href) => Object.assign(document.createElement("link"), { rel: "stylesheet", href })),
      ...scripts.map((src) => Object.assign(document.createElement("script"), { src, async: false })),
    ];
    document.head.append(...parts);
    return Promise.all(parts.map((part) => new Promise((done, fail) => Object.assign(part, { onload: done, onerror: fail }))));
  }

  let ready = null;
  let latest = null;

  window.addEventListener("message", async ({ data, source }) => {
    if (source !== window.parent || data.type !== RENDER_EVENT) return;
    document.body.style.backgroundColor = data.theme?.backgroundColor ?? "";
    latest = data.args;
    ready ??= load(data.args.assets);
    await ready;
    window.desk ??= window.articlemap.openDesk(latest);
    window.desk.hear(latest);
    events.dispatchEvent(new CustomEvent(RENDER_EVENT));
  });

  tell("streamlit:componentReady", { apiVersion: 1 });
})();
