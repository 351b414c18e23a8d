/** @file A few hundred points and their links → where they lie; the same input, the same picture. */

const IDEAL = 110;

/**
 * Lay out points by forces (Fruchterman & Reingold 1991), in place.
 * @param {Float64Array} x
 * @param {Float64Array} y
 * @param {Array<[number, number]>} links
 * @param {{fixed?: Uint8Array, rounds?: number}} [options]
 */
export function relax(x, y, links, { fixed = new Uint8Array(x.length), rounds = 220 } = {}) {
  const size = x.length;
  const degree = degrees(size, links);
  const mass = degree.map((links_) => 1 + 0.35 * Math.sqrt(links_));
  // Links within a dense core pull less than the one link of a leaf, or the core would clot.
  const pull = links.map(([a, b]) => Math.min(degree[a], degree[b]) ** -0.5 / IDEAL);
  const gravity = gravities(size, links);
  const reach = IDEAL * Math.sqrt(size);
  for (let round = 0; round < rounds; round++) {
    const fx = new Float64Array(size);
    const fy = new Float64Array(size);
    pushApart(x, y, mass, fx, fy);
    pullTogether(x, y, links, pull, fx, fy);
    const heat = 0.12 * reach * (1 - round / rounds) ** 1.5 + 0.5;
    for (let i = 0; i < size; i++) {
      if (fixed[i]) continue;
      fx[i] -= x[i] * gravity[i];
      fy[i] -= y[i] * gravity[i];
      const length = Math.hypot(fx[i], fy[i]) || 1;
      const step = Math.min(length, heat) / length;
      x[i] += fx[i] * step;
      y[i] += fy[i] * step;
    }
  }
}

/**
 * @param {number} size
 * @param {[number, number][]} links
 */
function degrees(size, links) {
  const degree = new Float64Array(size);
  for (const [a, b] of links) {
    degree[a]++;
    degree[b]++;
  }
  return degree;
}

/**
 * How strongly each point is pulled to the middle: small parts more, or they would drift away.
 * @param {number} size
 * @param {[number, number][]} links
 */
function gravities(size, links) {
  const part = Int32Array.from({ length: size }, (_, i) => i);
  /** @param {number} i */
  const partOf = (i) => {
    while (part[i] !== i) i = part[i] = part[part[i]];
    return i;
  };
  for (const [a, b] of links) part[partOf(a)] = partOf(b);
  const count = new Int32Array(size);
  for (let i = 0; i < size; i++) count[partOf(i)]++;
  const most = count.reduce((largest, one) => Math.max(largest, one), 1);
  return Float64Array.from({ length: size }, (_, i) => 0.3 * Math.sqrt(most / count[partOf(i)]));
}

/**
 * @param {Float64Array} x
 * @param {Float64Array} y
 * @param {Float64Array} mass
 * @param {Float64Array} fx
 * @param {Float64Array} fy
 */
function pushApart(x, y, mass, fx, fy) {
  for (let i = 0; i < x.length; i++) {
    for (let j = i + 1; j < x.length; j++) {
      const dx = x[i] - x[j];
      const dy = y[i] - y[j];
      const force = (IDEAL * IDEAL * mass[i] * mass[j]) / Math.max(dx * dx + dy * dy, 1);
      fx[i] += dx * force;
      fy[i] += dy * force;
      fx[j] -= dx * force;
      fy[j] -= dy * force;
    }
  }
}

/**
 * @param {Float64Array} x
 * @param {Float64Array} y
 * @param {[number, number][]} links
 * @param {number[]} pull
 * @param {Float64Array} fx
 * @param {Float64Array} fy
 */
function pullTogether(x, y, links, pull, fx, fy) {
  for (let i = 0; i < links.length; i++) {
    const [a, b] = links[i];
    const dx = x[b] - x[a];
    const dy = y[b] - y[a];
    const force = Math.hypot(dx, dy) * pull[i];
    fx[a] += dx * force;
    fy[a] += dy * force;
    fx[b] -= dx * force;
    fy[b] -= dy * force;
  }
}

/**
 * Put points on a sunflower around a centre: a start without randomness.
 * @param {number} index
 * @param {number} x
 * @param {number} y
 * @param {number} [gap]
 * @returns {Point}
 */
export function sunflower(index, x, y, gap = IDEAL * 0.6) {
  const distance = gap * Math.sqrt(index + 0.5);
  const angle = index * 2.399963229728653;
  return [x + distance * Math.cos(angle), y + distance * Math.sin(angle)];
}
