import { defineConfig } from "vite";

// While developing, /api goes to a running `dowel serve`; the server takes only its own Host and Origin.
const server = process.env.DOWEL_SERVER ?? "http://127.0.0.1:8080";

export default defineConfig({
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  build: { target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: {
    proxy: {
      "/api": { target: server, changeOrigin: true, headers: { origin: server } },
    },
  },
});
