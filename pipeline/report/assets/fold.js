// Search that ignores case and diacritics: "quyet dinh" finds "Quyết định".
"use strict";

/** `text` in small letters without diacritics; "đ" becomes "d". */
RASOAT.fold = (text) =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/đ/g, "d");

/** The words of a query, folded; a text matches when it holds every one. */
RASOAT.terms = (query) => RASOAT.fold(query).split(/\s+/).filter(Boolean);
