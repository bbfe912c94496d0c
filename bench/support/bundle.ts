import path from "node:path";
import { build } from "vite";

const EXTERNAL = [
  "better-sqlite3",
  "@node-rs/argon2",
  "sharp",
  "pdfkit",
  "pg",
  "react",
  "react-dom",
  "react-dom/server",
];

/** A script that uses what only the bundler resolves (catalogues by glob), bundled like the server itself; its file. */
export async function bundle(entry: string): Promise<string> {
  const name = path.parse(entry).name;
  const outDir = path.resolve(".cache/bench", name);
  await build({
    configFile: false,
    logLevel: "error",
    ssr: { noExternal: true, external: EXTERNAL },
    build: { ssr: entry, outDir, target: "es2022", emptyOutDir: true, minify: false },
    esbuild: { jsx: "automatic" },
  });
  return path.join(outDir, `${name}.js`);
}
