import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import { denyImports } from "vite-env-only";
import remixConfig from "./remix.config.js";

const external = [
  "better-sqlite3",
  "@node-rs/argon2",
  "sharp",
  "pdfkit",
  "pg",
  "react",
  "react-dom",
  "react-dom/server",
  "express",
  "helmet",
  "@remix-run/node",
  "@remix-run/react",
  "@remix-run/server-runtime",
];

// One file of words for each language; a page loads only its own.
const languageOf = (id: string) => /\/app\/i18n\/locales\/([\w-]+)\//.exec(id)?.[1];
const oneFileEach = { output: { manualChunks: languageOf } };

export default defineConfig(({ command, isSsrBuild }) => ({
  plugins: [
    denyImports({
      client: {
        specifiers: [/^node:/, "better-sqlite3", "pg", "drizzle-orm", /^drizzle-orm\//],
        files: [/\/db\/(?!vocabulary(?:-forms|-taxonomies)?\.ts)[^?]*$/],
      },
    }),
    remix(remixConfig),
  ],
  // The built server is one bundle; in development Node loads the packages itself.
  ssr: command === "build" ? { noExternal: true, external } : {},
  build: { target: "es2022", sourcemap: false, assetsInlineLimit: 0, rollupOptions: isSsrBuild ? {} : oneFileEach },
}));
