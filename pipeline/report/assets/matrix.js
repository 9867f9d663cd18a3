// The matrix of responsibilities: filters and search; the state stands in the address.
"use strict";

(() => {
  const ROLES = ["leads", "takes_part", "approves", "informed"];

  const section = document.getElementById("tasks");
  const form = section.querySelector("form");

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

  RASOAT.follow(form, RASOAT.pages(section, "việc", select, row));
})();
