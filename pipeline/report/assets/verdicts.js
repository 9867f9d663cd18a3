// Requirements × units: filters and search; the state stands in the address.
"use strict";

(() => {
  const section = document.getElementById("verdicts");
  const form = section.querySelector("form");

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
        (!state.requirement || entry.requirement === state.requirement) &&
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

  RASOAT.follow(form, RASOAT.pages(section, "kết luận", select, row));
})();
