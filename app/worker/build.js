/** Bundles the process for heavy work beside the server: build/worker/worker.js. Run after `remix vite:build`. */
import { build } from "vite";

await build({
  configFile: false,
  logLevel: "warn",
  publicDir: false,
  ssr: { noExternal: true, external: ["sharp"] },
  build: { ssr: "app/worker/worker.ts", outDir: "build/worker", target: "es2022", emptyOutDir: true },
});
