// Keeps the page itself, and the last answers that Today needs, so that a page opened while `dowel serve`
// is away says so and goes on taking sets. It never answers instead of a server that is there, and it
// keeps nothing of a film. The build writes what belongs to the page into it.
const FILES = ["__FILES__"];
const SHELL = "dowel-shell-__VERSION__";
const DOCUMENTS = "dowel-documents";
/** Answers that are kept: who is here, the names of things, the day and the plan. */
const KEPT = [/^\/api\/(me|athletes|catalogue)$/, /^\/api\/[^/]+\/(today|today\/sheet|sessions|plan|red-flags)$/];
/** On an answer that is not from now: when it was given. */
const AS_OF = "X-Dowel-As-Of";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL).then((shell) => shell.addAll(FILES)).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("dowel-shell-") && name !== SHELL;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))).then(() => self.clients.claim()));
});

/** The page's own files: their names change with their content. */
const own_file = async (request) => (await caches.match(request, { cacheName: SHELL })) ?? fetch(request);

const page = async (request) => {
  try {
    return await fetch(request);
  } catch (away) {
    const kept = await caches.match("/", { cacheName: SHELL });
    if (!kept) throw away;
    return kept;
  }
};

async function keep_answer(request, response) {
  const documents = await caches.open(DOCUMENTS);
  const { pathname } = new URL(request.url);
  // All of it first: where the server goes away in the middle of an answer, the last whole one stays.
  const body = response.ok ? await response.blob() : null;
  if (response.status >= 500) return;
  if (body) {
    const headers = new Headers(response.headers);
    headers.set(AS_OF, new Date().toISOString());
    await documents.put(request, new Response(body, { status: response.status, headers }));
  }
  // Of each document the newest alone: yesterday's question is not asked again.
  for (const other of await documents.keys())
    if (new URL(other.url).pathname === pathname && !(body && other.url === request.url)) await documents.delete(other);
}

const answer = async (event) => {
  try {
    const response = await fetch(event.request);
    event.waitUntil(keep_answer(event.request, response.clone()).catch(() => undefined));
    return response;
  } catch (away) {
    const kept = await caches.match(event.request, { cacheName: DOCUMENTS });
    if (!kept || event.request.signal.aborted) throw away;
    return kept;
  }
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (!url.pathname.startsWith("/api/")) event.respondWith(page(request));
  } else if (FILES.includes(url.pathname)) event.respondWith(own_file(request));
  // What is told as of another moment takes the place of nothing that is kept of now.
  else if (url.searchParams.has("at")) return;
  else if (KEPT.some((path) => path.test(url.pathname))) event.respondWith(answer(event));
});
