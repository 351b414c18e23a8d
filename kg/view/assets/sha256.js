/** @file A text → its SHA-256 (FIPS 180-4); the browser's own is not there for every page from a file. */

/** The fractional parts of the cube roots of the first 64 primes, as 32 bits. */
const ROUND_CONSTANTS = rootsOfPrimes(64, 1 / 3);
const FIRST_HASH = rootsOfPrimes(8, 1 / 2);

/**
 * @param {number} size
 * @param {number} power
 */
function rootsOfPrimes(size, power) {
  const found = [];
  for (let number = 2; found.length < size; number++) {
    let isPrime = true;
    for (let divisor = 2; divisor * divisor <= number; divisor++) if (number % divisor === 0) isPrime = false;
    if (isPrime) found.push(Math.floor((number ** power % 1) * 2 ** 32) | 0);
  }
  return Int32Array.from(found);
}

/**
 * @param {number} word
 * @param {number} by
 */
const turnRight = (word, by) => (word >>> by) | (word << (32 - by));

/**
 * The SHA-256 of a text in UTF-8, as hexadecimal digits.
 * @param {string} text
 */
export function sha256(text) {
  const bytes = new TextEncoder().encode(text);
  const blocks = new DataView(new ArrayBuffer(((bytes.length + 72) >> 6) << 6));
  new Uint8Array(blocks.buffer).set(bytes);
  blocks.setUint8(bytes.length, 0x80);
  blocks.setUint32(blocks.byteLength - 8, Math.floor(bytes.length / 2 ** 29));
  blocks.setUint32(blocks.byteLength - 4, bytes.length << 3);
  const hash = FIRST_HASH.slice();
  for (let at = 0; at < blocks.byteLength; at += 64) addBlock(hash, blocks, at);
  return Array.from(hash, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

const schedule = new Int32Array(64);

/**
 * @param {Int32Array} hash
 * @param {DataView} blocks
 * @param {number} at
 */
function addBlock(hash, blocks, at) {
  for (let i = 0; i < 16; i++) schedule[i] = blocks.getInt32(at + 4 * i);
  for (let i = 16; i < 64; i++) {
    const [early, late] = [schedule[i - 15], schedule[i - 2]];
    const first = turnRight(early, 7) ^ turnRight(early, 18) ^ (early >>> 3);
    const second = turnRight(late, 17) ^ turnRight(late, 19) ^ (late >>> 10);
    schedule[i] = schedule[i - 16] + first + schedule[i - 7] + second;
  }
  let [a, b, c, d, e, f, g, h] = hash;
  for (let i = 0; i < 64; i++) {
    const choice = (e & f) ^ (~e & g);
    const most = (a & b) ^ (a & c) ^ (b & c);
    const one =
      (h + (turnRight(e, 6) ^ turnRight(e, 11) ^ turnRight(e, 25)) + choice + ROUND_CONSTANTS[i] + schedule[i]) | 0;
    const two = ((turnRight(a, 2) ^ turnRight(a, 13) ^ turnRight(a, 22)) + most) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => (hash[i] = (hash[i] + word) | 0));
}
