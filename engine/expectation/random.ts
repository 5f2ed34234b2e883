/** Gives the next number in [0, 1); the same sequence for the same seed on every machine. */
export type Random = () => number;

/**
 * Numbers from a seed: sfc32 (Chris Doty-Humphrey, PractRand), started by splitmix32 from the seed and warmed up.
 * Whole-number arithmetic only, so that Node and browsers agree. `stream` gives independent sequences of one seed.
 */
export function seededRandom(seed: number, stream = 0): Random {
  let mix = (seed ^ Math.imul(stream, 0x9e3779b9)) >>> 0;
  const next = (): number => {
    mix = (mix + 0x9e3779b9) >>> 0;
    let z = mix;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  let [a, b, c, counter] = [next(), next(), next(), 1];
  const random = (): number => {
    const sum = (((a + b) >>> 0) + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) >>> 0;
    c = ((c << 21) | (c >>> 11)) >>> 0;
    c = (c + sum) >>> 0;
    return sum / 4294967296;
  };
  for (let warm = 0; warm < 12; warm += 1) random();
  return random;
}
