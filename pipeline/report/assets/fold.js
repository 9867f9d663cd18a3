// Search that ignores case and diacritics: "quyet dinh" finds "Quyết định".
"use strict";

/** `text` in small letters without diacritics; "đ" becomes "d". */
RASOAT.fold = (text) =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/đ/g, "d");

/**
 * The phrases of a query, folded; a text matches when it holds every one. A comma parts them, not
 * a blank: most Vietnamese words are several syllables, and one syllable stands nearly everywhere.
 */
RASOAT.phrases = (query) =>
  query
    .split(",")
    .map((phrase) => RASOAT.fold(phrase).replace(/\s+/g, " ").trim())
    .filter(Boolean);
