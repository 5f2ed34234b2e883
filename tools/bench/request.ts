import { Agent, request as httpRequest } from "node:http";

const agent = new Agent({ keepAlive: true });

export type Answered = { readonly status: number; readonly text: string };

/** One HTTP request over a kept connection, with as little of a client as there can be. */
export function request(
  url: string,
  options: {
    readonly method?: string;
    readonly headers?: Record<string, string>;
    readonly body?: unknown;
  } = {},
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const payload = options.body === undefined ? undefined : JSON.stringify(options.body);
    const call = httpRequest(
      url,
      {
        agent,
        method: options.method ?? "GET",
        headers: {
          ...options.headers,
          ...(payload === undefined
            ? {}
            : { "content-type": "application/json", "content-length": String(Buffer.byteLength(payload)) }),
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.once("end", () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        );
      },
    );
    call.once("error", reject);
    call.end(payload);
  });
}

/** A request that must succeed. */
export async function get(url: string, headers: Record<string, string> = {}): Promise<string> {
  const { status, text } = await request(url, { headers });
  if (status !== 200) throw new Error(`${url}: ${status} ${text.slice(0, 200)}`);
  return text;
}
