// Brings what the address names into view once the page has it, and keeps it there while the page
// still grows, until somebody acts; not again after a choice.
(function () {
  const ACTS = ["wheel", "pointerdown", "keydown", "touchstart"];
  let reached = null;
  const reach = () => {
    const node = reached ?? document.querySelector("[data-chosen]:not([data-reached])");
    if (!node?.isConnected) return;
    node.scrollIntoView({ block: "center" });
    node.dataset.reached = "yes";
    reached = node;
    size.observe(node.closest("table") ?? node);
  };
  const size = new ResizeObserver(reach);
  const watch = new MutationObserver(() => reached || reach());
  const stop = () => {
    watch.disconnect();
    size.disconnect();
    ACTS.forEach((act) => removeEventListener(act, stop, true));
  };
  ACTS.forEach((act) => addEventListener(act, stop, true));
  watch.observe(document.body, { childList: true, subtree: true });
  reach();
})();
