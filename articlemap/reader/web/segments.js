// A segmented control: radio buttons that look like one button in parts.
(function () {
  const articlemap = window.articlemap;
  const { element } = articlemap;

  // `choices` are [value, label]; returns the control's node and `show(value)`, which marks a part.
  articlemap.writeSegments = (name, label, choices, choose) => {
    const inputs = choices.map(([value]) => element("input", { type: "radio", name, value, onchange: () => choose(value) }));
    const parts = choices.map(([, text], i) => element("label", {}, inputs[i], element("span", {}, text)));
    const node = element("div", { class: `segments segments-${name}`, role: "radiogroup", "aria-label": label }, ...parts);
    const show = (value) => inputs.forEach((input) => (input.checked = input.value === value));
    return { node, show };
  };
})();
