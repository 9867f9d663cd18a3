// The list of findings: filters, search, order; the state stands in the address.
"use strict";

(() => {
  const PAGE = 50;
  const STRIDE = 100; // entries folded between two looks at the clock
  const FILTERS = [
    "severity", "unit", "family", "code", "kind", "verified", "state", "subject", "file",
  ];
  const SETTLED = new Set(["dismissed", "suppressed"]); // hidden until asked for, never uncounted
  const LABELS = { file: "Tệp", q: "Tìm", subject: "Cùng vấn đề" };
  const RANKS = { high: 0, medium: 1, low: 2 };

  const section = document.getElementById("findings");
  const form = section.querySelector("form");
  const list = section.querySelector(".list");
  const more = section.querySelector(".more");
  const clear = section.querySelector(".clear");
  const chips = section.querySelector(".chips");
  const firstOrder = section.dataset.sort;
  const number = new Intl.NumberFormat("vi-VN");

  let state = {};
  let matches = [];
  let shown = 0;

  const facets = {
    severity: (entry) => entry.severity,
    unit: (entry) => entry.unit,
    family: (entry) => entry.code.slice(0, 3),
    code: (entry) => entry.code,
    kind: (entry) => entry.kind,
    verified: (entry) => (entry.verified === false ? "no" : "yes"),
    state: (entry) => entry.state,
    subject: (entry) => entry.subject,
    file: (entry) => entry.file,
  };

  // "23/11/2026" as "20261123"; findings without a date come last.
  const day = (entry) => (entry.since || "").split("/").reverse().join("");
  const confidence = (entry) => entry.confidence ?? 1;

  const orders = {
    severity: (a, b) => RANKS[a.severity] - RANKS[b.severity],
    place: () => 0, // the order of the data
    code: (a, b) => (a.code < b.code ? -1 : Number(a.code > b.code)),
    since: (a, b) => (day(a) < day(b) ? 1 : -Number(day(a) > day(b))),
    confidence: (a, b) => confidence(b) - confidence(a),
  };

  /** All words of a finding a search looks in, folded on first use. */
  const searched = (entry) =>
    (entry.folded ??= RASOAT.fold(
      [
        entry.message, entry.document, entry.file, entry.kind, entry.code, entry.id,
        entry.suggestion, entry.why, entry.basis, RASOAT.names.units[entry.unit],
        ...[entry.passage, ...(entry.others || [])].flatMap((passage) => [
          passage.before, passage.quote, passage.after, passage.where, passage.source,
        ]),
      ].join(" | ").replace(/\s+/g, " "),
    ));

  const select = () => {
    const active = FILTERS.filter((name) => state[name] && state[name] !== "all");
    const phrases = RASOAT.phrases(state.q || "");
    return RASOAT.entries
      .filter((entry) => state.state || !SETTLED.has(entry.state) || entry.id === state.f)
      .filter((entry) => active.every((name) => facets[name](entry) === state[name]))
      .filter((entry) => phrases.every((phrase) => searched(entry).includes(phrase)))
      .sort(orders[state.sort] || orders[firstOrder]);
  };

  const showMore = (count = PAGE) => {
    const page = document.createDocumentFragment();
    const grouped = (state.sort || firstOrder) === "place";
    for (const entry of matches.slice(shown, shown + count)) {
      if (grouped && entry.file !== matches[shown - 1]?.file) page.append(RASOAT.group(entry));
      page.append(RASOAT.finding(entry, grouped));
      shown += 1;
    }
    list.append(page);
    more.hidden = shown >= matches.length;
  };

  // A subject is an id of a register; the first finding on it says what it is.
  const named = (name, value) => (name === "subject" && matches[0]?.message) || value;

  const nameOf = (name, value) => {
    const control = form.elements[name];
    const label = LABELS[name] || control.closest("label").firstChild.textContent.trim();
    const text = control?.selectedOptions ? control.selectedOptions[0].textContent : named(name, value);
    return `${label}: ${text}`;
  };

  const showState = () => {
    const total = RASOAT.entries.length;
    const counted = matches.length === total
      ? `${number.format(total)} phát hiện`
      : `${number.format(matches.length)} trên ${number.format(total)} phát hiện`;
    const settled = state.state ? 0 : RASOAT.entries.filter((entry) => SETTLED.has(entry.state)).length;
    section.querySelector(".count").textContent = settled
      ? `${counted}; ${number.format(settled)} đã bác bỏ hoặc được miễn trừ đang ẩn`
      : counted;
    section.querySelector(".empty").hidden = matches.length > 0;
    const active = ["q", ...FILTERS].filter((name) => state[name]);
    chips.replaceChildren(
      ...active.map((name) => {
        const chip = document.createElement("button");
        chip.type = "button";
        chip.textContent = nameOf(name, state[name]);
        chip.setAttribute("aria-label", `Bỏ lọc ${chip.textContent}`);
        chip.addEventListener("click", () => change({ ...state, [name]: "" }));
        const item = document.createElement("li");
        item.append(chip);
        return item;
      }),
    );
    chips.hidden = clear.hidden = active.length === 0;
  };

  const render = () => {
    matches = select();
    shown = 0;
    list.replaceChildren();
    showState();
    showMore();
  };

  /** Set the controls to the state; a value no control offers is dropped. */
  const setControls = () => {
    for (const control of form.elements) {
      if (!control.name) continue;
      const value = state[control.name] || (control.name === "sort" ? firstOrder : "");
      if (control.value.trim() !== value) control.value = value; // leave a blank being typed
      if (control.selectedIndex === -1) {
        control.selectedIndex = 0;
        delete state[control.name];
      }
    }
  };

  const change = (next) => {
    state = { ...next, f: "" };
    RASOAT.writeAddress(state);
    setControls();
    render();
  };

  /** Show the finding the address asks for, with its evidence. */
  const openAsked = () => {
    const place = matches.findIndex((entry) => entry.id === state.f);
    if (place < 0) return;
    if (place >= shown) showMore(place + 1 - shown);
    const item = [...list.children].find((child) => child.entry?.id === state.f);
    RASOAT.open(item);
    item.scrollIntoView({ block: "start" });
    item.querySelector("summary").focus({ preventScroll: true });
  };

  const follow = () => {
    state = RASOAT.readAddress();
    setControls();
    render();
    if (state.f) openAsked();
  };

  const read = () => {
    const values = Object.fromEntries(new FormData(form));
    if (values.sort === firstOrder) values.sort = "";
    change({ ...state, ...values, q: values.q.trim() });
  };

  // What is typed within one frame is answered once, in that frame.
  let waiting = 0;
  form.addEventListener("input", () => {
    waiting ||= requestAnimationFrame(() => {
      waiting = 0;
      read();
    });
  });

  /** Fold all entries while nothing else happens, so that the first search need not. */
  const foldAhead = (from = 0) => {
    if (from >= RASOAT.entries.length) return;
    requestIdleCallback((idle) => {
      let next = from;
      do {
        for (const entry of RASOAT.entries.slice(next, next + STRIDE)) searched(entry);
        next += STRIDE;
      } while (idle.timeRemaining() > 2 && next < RASOAT.entries.length);
      foldAhead(next);
    });
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  clear.addEventListener("click", () => change({ sort: state.sort }));
  more.addEventListener("click", () => showMore());
  new IntersectionObserver((seen) => {
    if (seen.some((one) => one.isIntersecting)) showMore();
  }, { rootMargin: "600px" }).observe(more);
  window.addEventListener("hashchange", () => {
    if (location.hash && !location.hash.includes("=")) return; // a place on the page
    follow();
    if (!state.f) section.scrollIntoView();
  });
  // On paper all that match is there, and on a unit's page with its evidence.
  window.addEventListener("beforeprint", () => {
    showMore(matches.length);
    if (section.dataset.root) list.querySelectorAll(".finding").forEach(RASOAT.open);
  });

  // The page of a document or procedure lists its own, out of those of its unit.
  const { file, only } = section.dataset;
  if (file) RASOAT.entries = RASOAT.entries.filter((entry) => entry.file === file);
  if (only) {
    const ids = new Set(JSON.parse(only));
    RASOAT.entries = RASOAT.entries.filter((entry) => ids.has(entry.id));
  }

  follow();
  foldAhead();
})();
