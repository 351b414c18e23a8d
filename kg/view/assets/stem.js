/** @file A word → its stem, roughly as Porter (1980) cuts: "denied", "denies", "denying", "deny" are one. */

/** Endings and what replaces them; the first that fits a word long enough counts. */
const ENDINGS = /** @type {[RegExp, string, number][]} */ ([
  [/(?:ies|ied|ying)$/, "y", 5],
  [/(?:ations?|ators?|ating|ated|ates?)$/, "at", 6],
  [/(?:ings?|ed|ers?|es)$/, "", 5],
  [/(?<![su])s$/, "", 4],
  [/(?:ments?|ness|ally|ly)$/, "", 6],
]);

/** @param {string} word folded */
export function stem(word) {
  for (const [ending, replaced, least] of ENDINGS)
    if (word.length >= least && ending.test(word)) return shorten(word.replace(ending, replaced));
  return shorten(word);
}

/**
 * Cut a silent e and a doubled letter: "accuse", "accused" → "accus"; "stopped" → "stop".
 * @param {string} word
 */
const shorten = (word) => (word.length > 4 ? word.replace(/e$/, "").replace(/([bdgmnprt])\1$/, "$1") : word);
