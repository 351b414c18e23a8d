/** @file Who says what: for each claim the voices that affirm it, hedge it, deny it, side by side. */

const STANCES = { affirm: "Affirm", hedge: "Hedge", deny: "Deny" };
const HEDGES = new Set(["planned", "possible", "conditional", "requested"]);
const CLAIMS_SHOWN = 30;

/** Tell how a statement stands to its claim. */
function stanceOf(statement) {
  if (isNegative(statement)) return "deny";
  return HEDGES.has(G.words.modalities[G.modality[statement]]) ? "hedge" : "affirm";
}

/** Group statements that say the same of the same, the disputed first. */
function claimsOf(statements) {
  const claims = new Map();
  for (const statement of statements) {
    const key = claimKey(statement);
    if (!claims.has(key)) claims.set(key, []);
    claims.get(key).push(statement);
  }
  const stances = (group) => new Set(group.map(stanceOf)).size;
  return [...claims.values()].sort((a, b) => stances(b) - stances(a) || b.length - a.length);
}

/** Those who say a statement: the first source, through whom, in which publication. */
function voiceOf(statement) {
  const names = holdersOf(statement).map(([entity]) => G.name[entity]);
  const publisher = G.publishers[G.publisher[statement]] ?? "an unknown publisher";
  return names.length === 0
    ? { speaker: publisher, through: "in its own voice" }
    : { speaker: names.at(-1), through: [...names.slice(0, -1).reverse(), publisher].join(", ") };
}

/** A table for each claim, with a column for each stance. */
function voices(statements) {
  const claims = claimsOf(statements);
  const list = el("div", { class: "voices" }, ...claims.slice(0, CLAIMS_SHOWN).map(claimTable));
  if (claims.length > CLAIMS_SHOWN)
    list.append(
      el(
        "p",
        { class: "note" },
        `${count(claims.length - CLAIMS_SHOWN, "further claim")}, said in one way only, are not listed.`,
      ),
    );
  return list;
}

function claimTable(statements) {
  const [first] = statements;
  const words = [G.name[G.subject[first]], relationOf(first), G.object[first] >= 0 ? G.name[G.object[first]] : ""].join(
    " ",
  );
  const cells = Object.keys(STANCES).map((stance) =>
    el("td", { class: stance }, ...voiceList(statements.filter((statement) => stanceOf(statement) === stance))),
  );
  return el(
    "table",
    { class: "claim-table" },
    el("caption", {}, words),
    el("thead", {}, el("tr", {}, ...Object.values(STANCES).map((name) => el("th", { scope: "col" }, name)))),
    el("tbody", {}, el("tr", {}, ...cells)),
  );
}

function voiceList(statements) {
  if (statements.length === 0) return [el("span", { class: "nobody" }, "nobody")];
  const byVoice = new Map();
  for (const statement of statements) {
    const { speaker, through } = voiceOf(statement);
    const key = `${speaker}\n${through}`;
    byVoice.set(key, [...(byVoice.get(key) ?? []), statement]);
  }
  return [...byVoice].map(([key, group]) => voiceEntry(...key.split("\n"), group));
}

/** A voice that opens to the sentences in which it speaks. */
function voiceEntry(speaker, through, group) {
  const how = new Set(group.map((statement) => G.words.modalities[G.modality[statement]]));
  return el(
    "details",
    { class: "voice" },
    el(
      "summary",
      {},
      el("b", {}, speaker),
      el("span", {}, ` ${through}`),
      el("i", {}, ` ${[...how].join(", ")}${group.length > 1 ? ` ×${group.length}` : ""}`),
    ),
    ...group
      .slice(0, 4)
      .map((statement) =>
        el(
          "div",
          { class: "quote" },
          el("blockquote", {}, ...markedSentence(G.sentence[statement], statement)),
          sourceLine(G.article[statement]),
        ),
      ),
  );
}
