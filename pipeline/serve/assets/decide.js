// In the list of a served report: what was decided on a finding, and the way to decide.
"use strict";

(() => {
  let decided = {};
  RASOAT.decided = (told) => {
    decided = told;
    document.querySelectorAll(".finding").forEach(mark);
  };

  const mark = (item) => {
    const said = decided[item.entry?.id];
    if (!said || item.querySelector(".decided")) return;
    const tag = document.createElement("span");
    tag.className = "tag decided";
    tag.textContent = said;
    item.querySelector(".tags").append(tag);
  };

  const link = (item) => {
    const here = location.pathname + location.search + "#" + new URLSearchParams({ f: item.entry.id });
    const way = document.createElement("a");
    way.className = "deciding";
    way.href =
      "/rasoat/phat-hien/" + encodeURIComponent(item.entry.id) + "?" + new URLSearchParams({ ve: here });
    way.textContent = "Quyết định về phát hiện này";
    return way;
  };

  const { open, finding } = RASOAT;
  RASOAT.open = (item) => {
    open(item);
    const proof = item.querySelector(".evidence");
    if (!proof.querySelector(".deciding")) proof.querySelector(".judged").append(link(item));
  };
  RASOAT.finding = (...given) => {
    const item = finding(...given);
    mark(item);
    return item;
  };
})();
