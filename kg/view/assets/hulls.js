/** @file Communities on stage → outlines around them, with their names. */

/** The outlines of the communities with three entities on stage or more. */
function hullsOf(entities) {
  const groups = new Map();
  for (const entity of entities) {
    const community = G.community[entity];
    if (community < 0) continue;
    if (!groups.has(community)) groups.set(community, []);
    groups.get(community).push(entity);
  }
  return [...groups].filter(([, group]) => group.length > 2).sort((a, b) => a[0] - b[0])
    .map(([community, group]) => ({ community, corners: convexHull(group.map((entity) => [X[entity], Y[entity]])) }));
}

/** The convex hull of points, counter-clockwise (Andrew's monotone chain, 1979). */
function convexHull(points) {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (list) => {
    const chain = [];
    for (const point of list) {
      while (chain.length > 1 && turn(chain.at(-2), chain.at(-1), point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

const turn = (o, a, b) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);

/** Paint the outlines under everything else, in the drawing's units. */
function paintHulls(context) {
  for (const { community, corners } of hullsOf(scene.nodes)) {
    const colour = COMMUNITY_FILLS[community] ?? FILLS.other;
    context.beginPath();
    corners.forEach(([x, y], i) => (i === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
    context.closePath();
    context.lineJoin = "round";
    context.lineWidth = 64;
    context.strokeStyle = fade(colour, ink().hull);
    context.stroke();
    context.fillStyle = fade(colour, ink().hull);
    context.fill();
  }
}

/** Paint each community's name above its outline, in screen pixels. */
function paintHullNames(context, toScreen) {
  context.font = `600 12px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "bottom";
  for (const { community, corners } of hullsOf(scene.nodes)) {
    const top = corners.reduce((best, corner) => (corner[1] < best[1] ? corner : best));
    const [x, y] = toScreen(top[0], top[1] - 36);
    context.strokeStyle = ink().halo;
    context.lineWidth = 4;
    context.strokeText(G.communities[community], x, y);
    context.fillStyle = ink().soft;
    context.fillText(G.communities[community], x, y);
  }
}
