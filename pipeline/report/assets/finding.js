// Fills the shapes of a finding. Everything a document says is set as text, never as HTML.
"use strict";

(() => {
  const root = document.getElementById("findings").dataset.root;

  const copy = (shape) =>
    document.getElementById(shape).content.firstElementChild.cloneNode(true);

  /** Set the field's text, or remove the element (with its `dt` or label) where there is none. */
  const set = (node, field, text) => {
    const target = node.querySelector(`[data-field="${field}"]`);
    if (text) target.textContent = text;
    else (target.closest("dl > div, .source") || target).remove();
    return target;
  };

  /** The file's path, as a way to the document's page where there is one. */
  const setFile = (node, file) => {
    const link = set(node, "file", file);
    const page = RASOAT.names.documents[file];
    if (page) link.href = `${root}documents/${page}.html`;
  };

  const setPassage = (node, passage) => {
    for (const field of ["where", "before", "quote", "after"]) set(node, field, passage[field]);
    if (!node.querySelector("blockquote").textContent) node.querySelector("blockquote").remove();
  };

  const SVG = "http://www.w3.org/2000/svg";
  const AROUND = 70; // points of the page shown above and below the quoted lines

  const drawn = (kind, attributes) => {
    const node = document.createElementNS(SVG, kind);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    return node;
  };

  /** The page as a picture, the quoted lines marked; the button shows all of it, or the lines. */
  const setSheet = (node, shown) => {
    const figure = node.querySelector(".sheet");
    if (!shown) return figure.remove();
    const { src, page, width, height, boxes, printed } = shown;
    const says = `Trang ${page}${boxes.length ? ", những dòng được trích tô vàng" : ""}`;
    const picture = drawn("svg", { role: "img", "aria-label": says });
    picture.append(drawn("image", { href: root + src, width, height }));
    for (const [x0, top, x1, bottom] of boxes) {
      picture.append(
        drawn("rect", { x: x0 - 2, y: top - 2, width: x1 - x0 + 4, height: bottom - top + 4 }),
      );
    }
    const first = Math.max(0, Math.min(...boxes.map((box) => box[1])) - AROUND);
    const last = Math.min(height, Math.max(...boxes.map((box) => box[3])) + AROUND);
    const lines = boxes.length ? `0 ${first} ${width} ${last - first}` : `0 0 ${width} ${height}`;
    const button = figure.querySelector("button");
    const show = (whole) => {
      picture.setAttribute("viewBox", whole ? `0 0 ${width} ${height}` : lines);
      button.textContent = whole ? "Chỉ xem chỗ trích" : "Xem cả trang";
      button.setAttribute("aria-pressed", String(whole));
    };
    button.addEventListener("click", () => show(button.getAttribute("aria-pressed") !== "true"));
    button.hidden = !boxes.length;
    show(false);
    figure.querySelector("figcaption").textContent =
      `Hình trang ${page}${printed ? " khi in bằng LibreOffice" : ""}`;
    figure.insertBefore(picture, button);
  };

  const isVerified = (entry) => entry.verified !== false;

  const evidence = (entry) => {
    const names = RASOAT.names;
    const node = copy("evidence-shape");
    setPassage(node.querySelector(".own"), entry.passage);
    set(node, "whole", entry.file ? "" : "Phát hiện về cả đơn vị, không đứng riêng ở một điều khoản nào.");
    setFile(node, entry.file);
    setSheet(node, entry.shown);
    for (const passage of entry.others || []) {
      const other = copy("other-shape");
      setPassage(other, passage);
      set(other, "source", passage.source);
      node.querySelector(".others").append(other);
    }
    for (const field of ["suggestion", "why", "since", "basis", "standing"]) set(node, field, entry[field]);
    set(node, "history", (entry.history || []).join("\n"));
    const doubt = isVerified(entry) ? "" : ` · ${names.unverified}`;
    set(node, "sureness", (entry.sureness || "") + doubt);
    const title = names.rules[entry.code];
    const rule = set(node, "rule", title ? `${entry.code} – ${title}` : entry.code);
    if (title) rule.href = `${root}rules/${entry.code}.html`;
    const law = names.law[(entry.subject || "").split("#")[0]];
    set(node, "chain", law && law.chain.join("\n→ "));
    const way = set(node, "law", law && law.said);
    if (law) way.href = root + law.page;
    const mark = set(node, "fingerprint", entry.id);
    if (entry.id) mark.href = "#" + new URLSearchParams({ f: entry.id });
    return node;
  };

  /** Show the evidence below a finding's line; it is built the first time only. */
  RASOAT.open = (item) => {
    const details = item.querySelector("details");
    if (!details.querySelector(".evidence")) details.append(evidence(item.entry));
    details.open = true;
  };

  /** One finding as a line of the list; under its document's heading the name is not repeated. */
  RASOAT.finding = (entry, grouped) => {
    const names = RASOAT.names;
    const item = copy("finding-shape");
    item.entry = entry;
    item.querySelector(".severity").classList.add(entry.severity);
    item.classList.add(entry.severity);
    set(item, "severity", names.severities[entry.severity]);
    set(item, "code", entry.code);
    set(item, "message", entry.message);
    set(item, "document", grouped ? "" : entry.document);
    set(item, "where", entry.passage.where);
    set(item, "unit", root ? "" : names.units[entry.unit]);
    set(item, "state", (names.states || {})[entry.state] || "");
    set(item, "sureness", entry.sureness === names.surest ? "" : entry.sureness);
    set(item, "unverified", isVerified(entry) ? "" : names.unverified);
    item.querySelector("details").addEventListener("toggle", (event) => {
      if (event.target.open) RASOAT.open(item);
    });
    return item;
  };

  /** The heading above the findings of one document. */
  RASOAT.group = (entry) => {
    const item = copy("group-shape");
    set(item, "document", entry.document);
    setFile(item, entry.file);
    return item;
  };
})();
