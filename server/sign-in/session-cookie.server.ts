import { createHmac, timingSafeEqual } from "node:crypto";

export const cookiePrefix = "attain";
export const sessionCookie = `${cookiePrefix}.session_token`;

function cookieValue(header: string, name: string): string | undefined {
  for (const part of header.split(";")) {
    const equals = part.indexOf("=");
    if (equals > 0 && part.slice(0, equals).trim() === name) return part.slice(equals + 1).trim();
  }
  return undefined;
}

/**
 * The session's token from the Cookie header, when we signed it: `token.signature`, the signature being HMAC-SHA256 of
 * the token in base64 (the form that better-auth writes). A forged cookie costs no query.
 */
export function readSessionToken(header: string | undefined, secret: string): string | undefined {
  const raw = header === undefined ? undefined : cookieValue(header, sessionCookie);
  if (raw === undefined) return undefined;
  let value: string;
  try {
    value = decodeURIComponent(raw);
  } catch {
    return undefined;
  }
  const dot = value.lastIndexOf(".");
  if (dot < 1) return undefined;
  const token = value.slice(0, dot);
  const signature = Buffer.from(value.slice(dot + 1), "base64");
  const expected = createHmac("sha256", secret).update(token).digest();
  return signature.length === expected.length && timingSafeEqual(signature, expected) ? token : undefined;
}
