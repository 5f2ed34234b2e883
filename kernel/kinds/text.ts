import type { TextField } from "../field.ts";
import { compareText, expected, type Kind, ok, type Parsed } from "./kind.ts";

const email = /^[^\s@<>()",;:]+@[^\s@<>()",;:]+\.[^\s@<>()",;:]+$/;
const phone = /^[+()\d][\d\s()\-,转ext.]{2,39}$/;
const url = /^https?:\/\/[^\s]+$/i;

/** A NUL or a lone surrogate cannot be stored as UTF-8; broken input is named, not repaired. */
function isStorable(value: string): boolean {
  return !value.includes("\u0000") && value.isWellFormed();
}

function parseFormat(value: string, field: TextField): Parsed<string> {
  switch (field.format ?? "plain") {
    case "email":
      return email.test(value)
        ? ok(value)
        : expected("邮箱地址，如 name@example.com", "an e-mail address such as name@example.com");
    case "phone":
      return phone.test(value)
        ? ok(value)
        : expected("电话号码，如 13800138000", "a phone number such as +86 138 0013 8000");
    case "url":
      return url.test(value)
        ? ok(value)
        : expected("以 http:// 或 https:// 开头的网址", "an address that begins with http:// or https://");
    case "plain":
    case "lines":
      return ok(value);
  }
}

export const textKind: Kind<TextField, string> = {
  columnType: () => "text",
  fromColumn: (raw) => String(raw),
  parse: (input, field) => {
    if (typeof input !== "string" && typeof input !== "number") return expected("文字", "text");
    const value = field.format === "lines" ? String(input).trim() : String(input).replace(/\s+/g, " ").trim();
    if (!isStorable(value)) return expected("有效的 UTF-8 文字", "valid UTF-8 text");
    if ([...value].length > field.max)
      return expected(`不超过 ${field.max} 个字`, `at most ${field.max} characters`);
    return parseFormat(value, field);
  },
  parsePart: (input) => {
    if (typeof input !== "string" && typeof input !== "number") return expected("文字", "text");
    return isStorable(String(input)) ? ok(String(input)) : expected("有效的 UTF-8 文字", "valid UTF-8 text");
  },
  toJson: (value) => value,
  jsonSchema: (field) => ({
    type: "string",
    maxLength: field.max,
    ...(field.format === "email" ? { format: "email" } : {}),
    ...(field.format === "url" ? { format: "uri" } : {}),
  }),
  toPlain: (value) => value,
  format: (value) => value,
  operators: ["eq", "ne", "in", "not_in", "contains", "starts_with", "is_empty", "not_empty"],
  compare: compareText,
};
