/** @file The panel while nothing is selected: what there is, what stands out, how to go on. */

function startPanel() {
  if (G.m === 0)
    return [
      el("header", { class: "head" }, el("h2", {}, "Nothing is said here yet")),
      el("p", {}, "The graph holds no statements. Build it from articles, then open this page again:"),
      el("pre", { tabindex: "0" }, "kg build articles/ -o output"),
    ];
  return [
    el(
      "header",
      { class: "head" },
      el("h2", {}, "Who did what, and who says so"),
      el(
        "p",
        { class: "facts" },
        `${count(G.m, "statement")} from ${count(G.articles.id.length, "article")}${G.publishers.length ? ` by ${count(G.publishers.length, "publisher")}` : ""}.`,
      ),
      layerTally(Array.from({ length: G.m }, (_, i) => i)),
    ),
    el(
      "ol",
      { class: "steps" },
      el("li", {}, el("b", {}, "Click a line"), " to read the sentences it stands on, and who says so."),
      el(
        "li",
        {},
        el("b", {}, "Click an entity"),
        " for all that is said about it; double-click to see more around it.",
      ),
      el(
        "li",
        {},
        el("b", {}, "Search"),
        " with ",
        el("kbd", {}, "/"),
        ", switch layers on the left, drag over the dates below.",
      ),
    ),
    ...startLists(),
  ];
}

function startLists() {
  const central = G.opening.nodes
    .filter(isFamilyOn)
    .slice()
    .sort((a, b) => a - b)
    .slice(0, 8);
  const disputed = disputedPairs().slice(0, 6);
  return [
    el("h3", {}, "At the centre"),
    el(
      "ul",
      { class: "chips" },
      ...central.map((entity) =>
        el(
          "li",
          {},
          el(
            "button",
            { type: "button", class: "chip", on: { click: () => selectEntity(entity) } },
            familyMark(entity),
            G.name[entity],
          ),
        ),
      ),
    ),
    disputed.length
      ? el("h3", {}, disputed.some((group) => group.length > 1) ? "Said and denied, or said with reserve" : "Denied")
      : null,
    disputed.length ? el("ul", { class: "disputes" }, ...disputed.map(disputeItem)) : null,
  ];
}

/** Claims that are told in more than one way, then those only denied; whatever the filters show. */
function disputedPairs() {
  if (G.disputed) return G.disputed;
  const linked = Array.from({ length: G.m }, (_, i) => i).filter(hasOtherEnd);
  const mixed = claimsOf(linked).filter((group) => new Set(group.map(stanceOf)).size > 1);
  const told = new Set(mixed.flat());
  const denied = claimsOf(linked.filter((statement) => isNegative(statement) && !told.has(statement)));
  G.disputed = [...mixed, ...denied];
  return G.disputed;
}

function disputeItem(group) {
  const [statement] = group;
  const [a, b] = [G.subject[statement], G.object[statement]];
  const show = () =>
    update({
      selected: { kind: "pair", a, b },
      added: [...new Set([...state.added, ...[a, b].filter((entity) => !scene.has[entity] && isFamilyOn(entity))])],
    });
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", class: "dispute", on: { click: show } },
      `${G.name[a]} `,
      el("i", {}, relationOf(statement)),
      ` ${G.name[b]}`,
      el("span", { class: "stances" }, sayStances(group)),
    ),
  );
}

/** Count the voices on each side: "affirmed 3×, denied 1×". */
function sayStances(group) {
  const words = { affirm: "affirmed", hedge: "hedged", deny: "denied" };
  return Object.keys(words)
    .map((stance) => [words[stance], group.filter((statement) => stanceOf(statement) === stance).length])
    .filter(([, number]) => number > 0)
    .map(([word, number]) => `${word} ${number}×`)
    .join(", ");
}
