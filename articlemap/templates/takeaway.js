// In the page around the reader: when the reader's view changes, the open panel takes the new one;
// and its buttons copy words.
(function () {
  if (window.amTakeaway) return;
  window.amTakeaway = true;
  const PAUSE = 300;
  let waiting = 0;
  document.addEventListener("articlemap:view", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => document.querySelector(".st-key-take_refresh button")?.click(), PAUSE);
  });
  document.addEventListener("click", async ({ target }) => {
    const button = target.closest?.("[data-copies]");
    const area = button && document.querySelector(`.st-key-take_words_${button.dataset.copies} textarea`);
    if (!area) return; // no button of ours, or the field beside it is still loading
    area.select();
    try {
      await navigator.clipboard.writeText(area.value);
    } catch {
      document.execCommand("copy");
    }
    button.textContent = button.dataset.done;
  });
})();
