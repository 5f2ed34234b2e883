/** A seeded source of chance. The same seed gives the same sequence on every machine. */
export type Random = {
  /** Evenly spread in [0, 1). */
  readonly next: () => number;
  /** A whole number from min to max, both included. */
  readonly integer: (min: number, max: number) => number;
  readonly between: (min: number, max: number) => number;
  readonly chance: (probability: number) => boolean;
  /** RangeError for an empty list. */
  readonly pick: <T>(list: readonly T[]) => T;
  /** The index of one of the weights, as likely as its share of their sum. */
  readonly weightedIndex: (weights: readonly number[]) => number;
  /** Standard normal (Box and Muller). */
  readonly normal: () => number;
  /** A count with this mean (Knuth); for means of a few dozen at most. */
  readonly poisson: (mean: number) => number;
  readonly shuffled: <T>(list: readonly T[]) => T[];
  /**
   * A source of its own for one topic. It depends on the seed and the name only, not on what was drawn before, so
   * that a change in one part of the demo leaves the others as they were.
   */
  readonly fork: (name: string) => Random;
};

/** FNV-1a, 32 bit. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** Splitmix in 32 bits: spreads a small seed over the state. */
function splitmix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
}

const rotateLeft = (value: number, count: number): number => (value << count) | (value >>> (32 - count));

/** Xoshiro128** (Blackman and Vigna), 32 bits a step. */
function xoshiro128(seed: number): () => number {
  const fill = splitmix32(seed);
  let [a, b, c, d] = [fill(), fill(), fill(), fill()];
  return () => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return result;
  };
}

/** A source of chance from a whole-number seed. */
export function createRandom(seed: number): Random {
  const step = xoshiro128(seed);
  const next = (): number => step() / 0x1_0000_0000;
  const integer = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));

  function pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError("Nothing to pick from");
    return list[integer(0, list.length - 1)] as T;
  }

  function weightedIndex(weights: readonly number[]): number {
    const sum = weights.reduce((total, weight) => total + weight, 0);
    if (!(sum > 0)) throw new RangeError("Weights must have a sum above zero");
    let rest = next() * sum;
    for (let index = 0; index < weights.length; index += 1) {
      rest -= weights[index] ?? 0;
      if (rest < 0) return index;
    }
    return weights.findLastIndex((weight) => weight > 0);
  }

  function poisson(mean: number): number {
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = next(); product > limit; product *= next()) count += 1;
    return count;
  }

  function shuffled<T>(list: readonly T[]): T[] {
    return list
      .map((item) => ({ item, key: next() }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item);
  }

  return {
    next,
    integer,
    between: (min, max) => min + next() * (max - min),
    chance: (probability) => next() < probability,
    pick,
    weightedIndex,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    poisson,
    shuffled,
    fork: (name) => createRandom((Math.imul(seed, 0x9e3779b1) ^ hashText(name)) >>> 0),
  };
}
