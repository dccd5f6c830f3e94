import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";

// While developing, /api goes to a running `dowel serve`; the server takes only its own Host and Origin.
const server = process.env.DOWEL_SERVER ?? "http://127.0.0.1:8080";

/** Writes shell.js, the service worker, with the names of all files that make up the page. */
const kept_shell = (): Plugin => ({
  name: "kept-shell",
  apply: "build",
  generateBundle(_, bundle) {
    const files = Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name)).sort().map((name) => `/${name}`);
    const source = readFileSync("src/worker/shell.js", "utf8");
    const version = createHash("sha256").update(files.join()).update(source).digest("hex").slice(0, 12);
    this.emitFile({ type: "asset", fileName: "shell.js", source: source.replace('["__FILES__"]', JSON.stringify(["/", ...files])).replace("__VERSION__", version) });
  },
});

export default defineConfig({
  plugins: [kept_shell()],
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  build: { target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: {
    proxy: {
      "/api": { target: server, changeOrigin: true, headers: { origin: server } },
    },
  },
});
