import { expect, test } from "vitest";
import { hashApiKey, newApiKey } from "./api-key.server.ts";

test("a key is att_ and 43 characters of base 62, and its prefix is its beginning", () => {
  const { key, prefix } = newApiKey();
  expect(key).toMatch(/^att_[0-9A-Za-z]{43}$/);
  expect(key.startsWith(prefix)).toBe(true);
  expect(prefix).toHaveLength(10);
});

test("keys differ, and the stored hash is the SHA-256 of the whole key", () => {
  const [one, two] = [newApiKey(), newApiKey()];
  expect(one.key).not.toBe(two.key);
  expect(one.hash).toBe(hashApiKey(one.key));
  // printf 'att_test' | sha256sum
  expect(hashApiKey("att_test")).toBe("620be9d40a88cb88c0b6f67eff4c9e4d6c9ffa21ce709aeeaaecd85d464a06d2");
});
