// The matrix of responsibilities: filters and search; the state stands in the address.
"use strict";

(() => {
  const PAGE = 100;
  const ROLES = ["leads", "takes_part", "approves", "informed"];

  const section = document.getElementById("tasks");
  const form = section.querySelector("form");
  const body = section.querySelector("tbody");
  const more = section.querySelector(".more");
  const count = section.querySelector(".count");
  const number = new Intl.NumberFormat("vi-VN");

  let matches = [];
  let shown = 0;

  const searched = (task) =>
    (task.folded ??= RASOAT.fold(
      [task.action, task.deadline, task.where, task.file, ...ROLES.map((role) => task[role].said)]
        .join(" | ")
        .replace(/\s+/g, " "),
    ));

  const holds = (task, who, role) =>
    (role ? [role] : ROLES).some(
      (each) => task[each].said && (!who || task[each].ids.includes(who)),
    );

  const select = (state) => {
    const phrases = RASOAT.phrases(state.q || "");
    return RASOAT.entries.filter(
      (task) =>
        (!state.unit || task.unit === state.unit) &&
        ((!state.who && !state.role) || holds(task, state.who, state.role)) &&
        phrases.every((phrase) => searched(task).includes(phrase)),
    );
  };

  const cell = (text, kind = "td") => {
    const made = document.createElement(kind);
    made.textContent = text;
    return made;
  };

  const row = (task) => {
    const made = document.createElement("tr");
    made.append(cell(task.action));
    for (const role of ROLES) made.append(cell(task[role].said));
    const place = cell(task.where);
    const path = cell(task.file, "div");
    path.className = "path";
    place.append(path);
    made.append(cell(task.deadline), place);
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
    count.textContent = `${number.format(matches.length)} trên ${number.format(RASOAT.entries.length)} việc`;
  };

  more.addEventListener("click", showMore);
  RASOAT.follow(form, apply);
})();
