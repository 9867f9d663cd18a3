// Filters the rows of a table of files or laws; the state stands in the address.
"use strict";

(() => {
  const section = document.getElementById("rows");
  const form = section.querySelector("form");
  const count = section.querySelector(".count");
  const rows = [...section.querySelectorAll("tbody tr")];
  const number = new Intl.NumberFormat("vi-VN");
  const folded = new Map(rows.map((row) => [row, RASOAT.fold(row.textContent.replace(/\s+/g, " "))]));

  const apply = (state) => {
    const phrases = RASOAT.phrases(state.q || "");
    let shown = 0;
    for (const row of rows) {
      const matches =
        (!state.status || row.dataset.status === state.status) &&
        (!state.unit || row.dataset.unit === state.unit) &&
        phrases.every((phrase) => folded.get(row).includes(phrase));
      row.hidden = !matches;
      shown += matches;
    }
    count.textContent = `${number.format(shown)} trên ${number.format(rows.length)} ${count.dataset.what}`;
  };

  RASOAT.follow(form, apply);
})();
