/** Writes docs/objects.md from the declarations: `node tools/write-docs.ts`; with --check it only says whether it is current. */
import { readFileSync, writeFileSync } from "node:fs";
import { catalog } from "../modules/catalog.ts";
import { objectsPage } from "./objects-page.ts";

const file = new URL("../docs/objects.md", import.meta.url);
const page = objectsPage(catalog);
if (process.argv.includes("--check")) {
  const current = readFileSync(file, "utf8") === page;
  process.stdout.write(
    current ? "docs/objects.md is current\n" : "docs/objects.md is not current: node tools/write-docs.ts\n",
  );
  process.exitCode = current ? 0 : 1;
} else {
  writeFileSync(file, page);
  process.stdout.write("Wrote docs/objects.md\n");
}
