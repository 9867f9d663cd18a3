// What the data scripts hand over, and the state a page keeps in its address.
"use strict";

const RASOAT = {
  entries: [],
  names: {},

  add(entries) {
    for (const entry of entries) this.entries.push(entry);
  },

  name(names) {
    this.names = names;
  },

  /** The address's hash as an object: "#unit=vp&q=luat" gives {unit: "vp", q: "luat"}. */
  readAddress() {
    return Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  },

  /** Keep the fields of `state` that say something in the address, without a step in history. */
  writeAddress(state) {
    const said = Object.entries(state).filter(([, value]) => value);
    const hash = said.length ? "#" + new URLSearchParams(said) : "";
    history.replaceState(null, "", location.href.split("#")[0] + hash);
  },

  /**
   * What shows the selected entries as rows of a section's table, a page at a time, and counts them
   * as `what`; called with each new state.
   */
  pages(section, what, select, row) {
    const PAGE = 100;
    const body = section.querySelector("tbody");
    const more = section.querySelector(".more");
    const count = section.querySelector(".count");
    const number = new Intl.NumberFormat("vi-VN");
    let matches = [];
    let shown = 0;
    const showMore = () => {
      body.append(...matches.slice(shown, shown + PAGE).map(row));
      shown = Math.min(shown + PAGE, matches.length);
      more.hidden = shown >= matches.length;
    };
    more.addEventListener("click", showMore);
    return (state) => {
      matches = select(state);
      shown = 0;
      body.replaceChildren();
      showMore();
      count.textContent = `${number.format(matches.length)} trên ${number.format(this.entries.length)} ${what}`;
    };
  },

  /** Keep a form of filters and the address in step; `apply` is told each new state. */
  follow(form, apply) {
    const follow = () => {
      const state = this.readAddress();
      for (const control of form.elements) control.value = state[control.name] || "";
      apply(state);
    };
    form.addEventListener("input", () => {
      const state = Object.fromEntries(new FormData(form));
      this.writeAddress(state);
      apply(state);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    window.addEventListener("hashchange", follow);
    follow();
  },
};
