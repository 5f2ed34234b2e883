import { normalQuantile } from "./normal.ts";

/** A stream of pseudo-random numbers: the same seed gives the same stream in every runtime. */
export interface RandomStream {
  /** Uniform in the open interval (0, 1). */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
}

/** xoshiro128** seeded through splitmix32. Source: Blackman & Vigna (2021), ACM TOMS 47(4). */
export function randomStream(seed: number): RandomStream {
  let mixed = seed >>> 0;
  const split = (): number => {
    mixed = (mixed + 0x9e3779b9) >>> 0;
    let z = mixed;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  let a = split();
  let b = split();
  let c = split();
  let d = split();
  const next = (): number => {
    const times5 = Math.imul(b, 5);
    const result = Math.imul((times5 << 7) | (times5 >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  const uniform = (): number => (next() + 0.5) / 4294967296;
  return { uniform, normal: () => normalQuantile(uniform()) };
}

/** 32-bit hash of a text (FNV-1a), to give every series a seed of its own, whatever its place in the file. */
export function seedOfText(text: string, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash;
}
