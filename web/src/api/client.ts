import { set_online, shown_as_of } from "../state/sync";

/** Talks to `dowel serve`. Every answer is one of Dowel's documents; every error a Problem (RFC 9457). */

export class Problem extends Error {
  constructor(
    readonly title: string,
    readonly hint: string,
    readonly status: number,
    readonly code: string,
    readonly instance: string,
    readonly body: Record<string, unknown> = {},
  ) {
    super(title);
  }
  /** The server could not be reached at all. */
  get offline(): boolean {
    return this.status === 0;
  }
}

export interface Call {
  body?: unknown;
  raw?: BodyInit;
  type?: string;
  headers?: Record<string, string>;
  /** The same key sent twice is done once. */
  key?: string;
  etag?: string;
  signal?: AbortSignal;
}

export interface Answer<T> {
  data: T;
  /** As it was sent: two answers with the same text are the same document. */
  text: string;
  status: number;
  etag: string | null;
  location: string | null;
  link: string | null;
}

export function new_id(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  // Plain http on another host has no randomUUID; the same 122 random bits by hand.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export function problem_of(status: number, body: unknown, instance: string): Problem {
  const said = (body ?? {}) as Record<string, unknown>;
  const text = (key: string) => (typeof said[key] === "string" ? (said[key] as string) : "");
  const title = text("title") || text("message") || `Dowel answered with ${status}`;
  return new Problem(title, text("hint") || text("detail"), status, text("code"), text("instance") || instance, said);
}

export async function call<T>(method: string, path: string, options: Call = {}): Promise<Answer<T>> {
  const headers: Record<string, string> = { Accept: "application/json", ...options.headers };
  let body: BodyInit | undefined = options.raw;
  if (options.body !== undefined) {
    body = JSON.stringify(options.body);
    headers["Content-Type"] = "application/json";
  } else if (options.type) {
    headers["Content-Type"] = options.type;
  }
  if (options.key) headers["Idempotency-Key"] = options.key;
  if (options.etag) headers["If-Match"] = options.etag;
  let response: Response;
  try {
    response = await fetch(path, { method, headers, body: body ?? null, signal: options.signal ?? null });
  } catch (failed) {
    if (failed instanceof DOMException && failed.name === "AbortError") throw failed;
    set_online(false);
    throw new Problem("Dowel is out of reach", "Start it again on this machine; what you log is kept here until then.", 0, "offline", path);
  }
  // An answer that was kept says since when; then the server did not give it.
  const as_of = response.headers.get("X-Dowel-As-Of");
  set_online(as_of === null);
  if (as_of !== null) shown_as_of.set(as_of);
  const text = response.status === 204 ? "" : await response.text();
  let parsed: unknown = null;
  if (text) {
    try {
      parsed = JSON.parse(text);
    } catch {
      if (response.ok) throw new Problem("The answer is not a document of Dowel", "Is another program on this port?", response.status, "bad-data", path);
    }
  }
  if (!response.ok) throw problem_of(response.status, parsed, path);
  return {
    data: parsed as T,
    text,
    status: response.status,
    etag: response.headers.get("ETag"),
    location: response.headers.get("Location"),
    link: response.headers.get("Link"),
  };
}

export const get = async <T>(path: string, signal?: AbortSignal) => (await call<T>("GET", path, signal ? { signal } : {})).data;
export const post = async <T>(path: string, body: unknown, key = new_id()) => (await call<T>("POST", path, { body, key })).data;
export const put = async <T>(path: string, body: unknown) => (await call<T>("PUT", path, { body })).data;
export const patch = async <T>(path: string, body: unknown, etag?: string) =>
  (await call<T>("PATCH", path, etag ? { body, etag } : { body })).data;
export const remove = async <T>(path: string, body?: unknown) =>
  (await call<T>("DELETE", path, body === undefined ? {} : { body })).data;

/** `Link: </api/…?cursor=…>; rel="next"` → the address, or null on the last page. */
export function next_page(link: string | null): string | null {
  const found = link?.match(/<([^>]+)>\s*;\s*rel="?next"?/);
  return found ? found[1]! : null;
}
