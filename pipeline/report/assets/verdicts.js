// Requirements × units: filters and search; the state stands in the address.
"use strict";

(() => {
  const PAGE = 100;

  const section = document.getElementById("verdicts");
  const form = section.querySelector("form");
  const body = section.querySelector("tbody");
  const more = section.querySelector(".more");
  const count = section.querySelector(".count");
  const number = new Intl.NumberFormat("vi-VN");

  let matches = [];
  let shown = 0;

  const searched = (entry) =>
    (entry.folded ??= RASOAT.fold(
      [entry.demand, entry.basis, entry.reason, ...(entry.quotes || []).flat()]
        .join(" | ")
        .replace(/\s+/g, " "),
    ));

  const select = (state) => {
    const phrases = RASOAT.phrases(state.q || "");
    return RASOAT.entries.filter(
      (entry) =>
        (!state.unit || entry.unit === state.unit) &&
        (!state.verdict || entry.verdict === state.verdict) &&
        (!state.topic || entry.topic === state.topic) &&
        phrases.every((phrase) => searched(entry).includes(phrase)),
    );
  };

  const make = (kind, text) => {
    const made = document.createElement(kind);
    made.textContent = text;
    return made;
  };

  const quiet = (text) => {
    const made = make("div", text);
    made.className = "path";
    return made;
  };

  const list = (items) => {
    const made = document.createElement("td");
    for (const item of items) made.append(make("p", item));
    return made;
  };

  const row = (entry) => {
    const names = RASOAT.names;
    const made = document.createElement("tr");
    const verdict = document.createElement("td");
    verdict.append(make("strong", names.verdicts[entry.verdict]));
    for (const doubt of [entry.sureness, entry.verified === false && names.unverified]) {
      if (doubt) verdict.append(quiet(doubt));
    }
    const demand = make("td", entry.demand);
    demand.append(quiet(entry.basis));
    const elements = (entry.elements || []).map(
      ([kind, asked, state, quote]) =>
        `${kind} (${asked}): ${state}${quote ? ` «${quote}»` : ""}`,
    );
    const quotes = (entry.quotes || []).map(([place, quote]) => `${place}: «${quote}»`);
    made.append(verdict, make("td", names.units[entry.unit]), demand, make("td", entry.reason));
    made.append(list(elements), list(quotes));
    return made;
  };

  const showMore = () => {
    body.append(...matches.slice(shown, shown + PAGE).map(row));
    shown = Math.min(shown + PAGE, matches.length);
    more.hidden = shown >= matches.length;
  };

  const apply = (state) => {
    matches = select(state);
    shown = 0;
    body.replaceChildren();
    showMore();
    count.textContent = `${number.format(matches.length)} trên ${number.format(RASOAT.entries.length)} kết luận`;
  };

  more.addEventListener("click", showMore);
  RASOAT.follow(form, apply);
})();
