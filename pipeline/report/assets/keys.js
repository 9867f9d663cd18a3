// Keys of the list of findings: on, back, open, search, and a list of the keys.
"use strict";

(() => {
  const section = document.getElementById("findings");
  const help = document.getElementById("keys");
  const search = section.querySelector("input[type=search]");

  const items = () => [...section.querySelectorAll(".finding")];
  const here = () => document.activeElement.closest(".finding");

  const step = (by) => {
    const all = items();
    if (!all.length) return;
    const place = all.indexOf(here());
    const next = place < 0 ? 0 : Math.min(Math.max(place + by, 0), all.length - 1);
    all[next].querySelector("summary").focus();
    all[next].scrollIntoView({ block: "nearest" });
  };

  const open = () => {
    const details = here()?.querySelector("details");
    if (details) details.open = !details.open;
  };

  const actions = {
    j: () => step(1),
    k: () => step(-1),
    o: open,
    "/": () => search.focus(),
    "?": () => help.showModal(),
  };

  const isTyping = (node) => /^(input|select|textarea)$/i.test(node.tagName);

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (isTyping(event.target)) {
      if (event.key === "Escape" && event.target === search) {
        event.preventDefault(); // the browser would clear the search
        step(0);
      }
      return;
    }
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  section.querySelector(".keys").addEventListener("click", () => help.showModal());
})();
