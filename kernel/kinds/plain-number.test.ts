import { describe, expect, it } from "vitest";
import { plainNumber } from "./plain-number.ts";

describe("plainNumber", () => {
  it("reads full-width digits, commas, points and currency signs of Chinese input", () => {
    expect(plainNumber("￥１，２３４．５")).toBe("1234.5");
    expect(plainNumber("１２。５")).toBe("12.5");
  });
  it("drops grouping and spaces, and keeps sign and percent", () => {
    expect(plainNumber(" -1,234,567.89 ")).toBe("-1234567.89");
    expect(plainNumber("−12.5 %")).toBe("-12.5%");
  });
  it("leaves what is no number for the kind to refuse", () => {
    expect(plainNumber("twelve")).toBe("twelve");
  });
});
