import { currentLocale, languageTag, translate } from "../language/language.ts";
import { ConnectionError, type ProblemJson, RefusalError } from "./errors.ts";

type ProblemBody = { readonly detail?: string; readonly problems?: readonly ProblemJson[] };

/**
 * Fetch a file and hand it to the browser to save. Through fetch and not a link, so that a refusal is a sentence on
 * the page instead of a strange file.
 * @throws RefusalError, ConnectionError
 */
export async function downloadFile(address: string, name: string): Promise<void> {
  const response = await fetch(address, {
    credentials: "same-origin",
    headers: { "accept-language": languageTag(currentLocale()) },
  }).catch(() => {
    throw new ConnectionError(translate("shell.connection_lost"));
  });
  if (!response.ok) {
    const body = (await response.json().catch(() => ({}))) as ProblemBody;
    throw new RefusalError({
      code: "unknown",
      status: response.status,
      detail: body.detail ?? `${response.status} ${response.statusText}`,
      problems: body.problems ?? [],
      values: {},
    });
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
