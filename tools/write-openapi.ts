/** Writes api/openapi.json from the routes and declarations: `node tools/write-openapi.ts`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { openApiText } from "../server/http/openapi-text.ts";

const file = new URL("../api/openapi.json", import.meta.url);
mkdirSync(new URL(".", file), { recursive: true });
writeFileSync(file, openApiText());
process.stdout.write("Wrote api/openapi.json\n");
