import { createHash, randomBytes } from "node:crypto";

const keyStart = "att_";
const secretBytes = 32;
const prefixLength = 10;
const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** 62 to the power of 43 is the first that holds 32 bytes. */
const secretLength = 43;

function base62(bytes: Uint8Array): string {
  let number = BigInt(`0x${Buffer.from(bytes).toString("hex")}`);
  let text = "";
  while (number > 0n) {
    text = alphabet[Number(number % 62n)] + text;
    number /= 62n;
  }
  return text.padStart(secretLength, "0");
}

/**
 * What is stored of an API key: its SHA-256 in hexadecimal. A key holds 256 random bits, so a fast hash is safe, and
 * the key is found by an index.
 */
export function hashApiKey(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

/**
 * Makes an API key: `att_` and 32 random bytes in base 62.
 * @returns the key, shown once and never stored; its first characters, by which people tell their keys apart; its hash
 */
export function newApiKey(): { key: string; prefix: string; hash: string } {
  const key = `${keyStart}${base62(randomBytes(secretBytes))}`;
  return { key, prefix: key.slice(0, prefixLength), hash: hashApiKey(key) };
}
