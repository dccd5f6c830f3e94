// The one thing of Node.js that a unit test uses.
declare module "node:fs" {
  export function readFileSync(path: URL, encoding: "utf8"): string;
}
