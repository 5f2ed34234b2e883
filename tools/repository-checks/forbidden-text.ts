/** A text that must not stand in the repository, and why. */
type Rule = { readonly pattern: RegExp; readonly reason: string; readonly only?: RegExp };

/*
 * Written in parts where a rule would otherwise find itself.
 */
const rules: readonly Rule[] = [
  {
    pattern: /\b(?:test|it|describe)\.only\b|\b(?:fit|fdescribe)\(/,
    reason: "a focused test hides all others",
    only: /\.test\.tsx?$/,
  },
  {
    pattern: new RegExp(`\\b(?:FIX${"ME"}|X${"XX"}|HA${"CK"})\\b`),
    reason: "leftover: finish it or write an issue",
    only: /\.(?:tsx?|mjs|sql|css|html|json|md)$/,
  },
  {
    pattern: new RegExp(`registry\\.npm[a-z]*\\.|npmmi${"rror"}|verda${"ccio"}|artifa${"ctory"}`, "i"),
    reason: "names a registry host; installs take the one that is configured",
  },
  {
    pattern: new RegExp(`/wo${"rk"}/(?:main|shared)|/home/[a-z]+/|/Users/[a-z]+/`, "i"),
    reason: "a path of one machine",
  },
];

/** Where these texts stand in a file, one sentence each. */
export function forbiddenTexts(path: string, text: string): string[] {
  return text
    .split("\n")
    .flatMap((line, index) =>
      rules
        .filter(({ pattern, only }) => (only === undefined || only.test(path)) && pattern.test(line))
        .map(({ reason }) => `${path}:${index + 1}: ${reason}`),
    );
}

/** The packages of a lock file that carry the address they were fetched from. */
export function resolvedPackages(lockFile: string): string[] {
  const { packages } = JSON.parse(lockFile) as { packages: Record<string, { resolved?: string }> };
  return Object.entries(packages).flatMap(([name, { resolved }]) => (resolved === undefined ? [] : [name]));
}
