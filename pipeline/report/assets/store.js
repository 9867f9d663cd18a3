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
