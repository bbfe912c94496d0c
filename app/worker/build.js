/** Bundles the process for heavy work beside the server, with the fonts it prints in. Run after `remix vite:build`. */
import { build } from "vite";
import { collectFonts } from "./pdf/collect-fonts.js";

const FOLDER = "build/worker";

await build({
  configFile: false,
  logLevel: "warn",
  publicDir: false,
  ssr: { noExternal: true, external: ["sharp", "pdfkit", "fontkit", "harfbuzzjs"] },
  build: { ssr: "app/worker/worker.ts", outDir: FOLDER, target: "es2022", emptyOutDir: true },
});
await collectFonts(`${FOLDER}/fonts`);
