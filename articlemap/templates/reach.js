// Brings what the address names into view once the page has it, and not again after a choice.
(function () {
  const reached = "amReached";
  const find = () => {
    const node = document.querySelector("[data-chosen]");
    if (!node || node.dataset[reached]) return Boolean(node);
    node.dataset[reached] = "yes";
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    node.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
    return true;
  };
  if (find()) return;
  const watch = new MutationObserver(() => find() && watch.disconnect());
  watch.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), 10000);
})();
