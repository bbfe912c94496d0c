/**
 * Starts the portal: `node server.js start | demo | dev`, or one command of the command line with `run`. What the door
 * refuses and what it lets in is in app/door, built with the application.
 */
import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/**
 * @typedef {import("@remix-run/node").ServerBuild & { entry: { module: typeof import("./app/entry.server.tsx") } }} Build
 * @typedef {import("./app/platform/services.server.ts").ServiceOverrides} Overrides
 * @typedef {{ env?: Record<string, string | undefined>, overrides?: Overrides, build?: Build, clientFolder?: string }} Options
 */

const HERE = path.dirname(fileURLToPath(import.meta.url));

/** @returns {Promise<Build>} */
async function loadBuild() {
  const entry = path.join(HERE, "build/server/index.js");
  if (!existsSync(entry)) throw new Error("There is no build yet: run npm run build first");
  process.env.NODE_ENV = "production";
  return import(entry);
}

/** The newest code, compiled as it is asked for. */
async function loadDevelopment() {
  const [{ createServer }, { createRequestHandler }] = await Promise.all([import("vite"), import("@remix-run/node")]);
  const vite = await createServer({ server: { middlewareMode: true }, appType: "custom" });
  const load = async () => /** @type {Build} */ (await vite.ssrLoadModule("virtual:remix/server-build"));
  const development = { middleware: vite.middlewares, dispatch: createRequestHandler(load, "development") };
  return { build: await load(), development, stop: () => vite.close() };
}

/**
 * The whole portal behind its door, not yet migrated and not yet listening. `listen(0)` takes any free port.
 * @param {Options} [options] `build` stands in for build/server; `overrides` go to `createServices`
 */
export async function createPortal({ env = process.env, overrides, build, clientFolder } = {}) {
  const live = env.APP_MODE === "development" && !build ? await loadDevelopment() : null;
  const loaded = build ?? live?.build ?? (await loadBuild());
  const { createServices, createDoor } = loaded.entry.module;
  const services = await createServices(env, overrides);
  const files = clientFolder ?? path.join(HERE, "build/client");
  const door = createDoor({ services, build: loaded, clientFolder: files, development: live?.development });
  return {
    ...door,
    build: loaded,
    services,
    async close() {
      await door.close();
      await live?.stop();
      await services.close();
    },
  };
}

/**
 * @param {"production" | "demo" | "development" | undefined} mode
 * @param {string[]} words of the demonstration: `--members 5000`
 */
async function serve(mode, words = []) {
  if (mode) process.env.APP_MODE = mode;
  process.env.NODE_ENV = mode === "development" ? "development" : "production";
  const portal = await createPortal();
  const { config, logger } = portal.services;
  const { announce, fillDemo, prepareStart, readFilling, startWork } = portal.build.entry.module;
  process.on("uncaughtException", (error) => {
    logger.fatal({ err: error }, "an uncaught error ends the process");
    process.exit(1);
  });
  const filling = mode === "demo" ? readFilling(words) : null;
  await prepareStart(portal.services);
  if (filling) await fillDemo(portal.services, filling);
  const address = (await portal.listen(config.port)).address();
  await startWork(portal.services);
  const port = typeof address === "object" && address ? address.port : config.port;
  /** @param {string} signal */
  const stop = async (signal) => {
    logger.info({ signal }, "stopping");
    await portal.close();
    logger.info("stopped");
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => void stop(signal));
  logger.info({ mode: config.mode, origin: config.origin, host: config.host, port }, "listening");
  announce(config, port);
}

/** Where nothing is configured and only the demonstration has been tried, commands are meant for that. */
function meanDemonstration() {
  const isConfigured = ["APP_MODE", "ORIGIN", "DATABASE_URL", "DATA_DIR", "SECRET"].some((name) => process.env[name]);
  if (isConfigured || existsSync("data/database.marker") || !existsSync("data/demo/database.marker")) return;
  process.env.APP_MODE = "demo";
  console.log("Nothing is configured (see .env.example), so this is done in the demonstration, data/demo.");
}

/** @param {string[]} words */
async function run([name = "", ...args]) {
  meanDemonstration();
  const { runCommand } = (await loadBuild()).entry.module;
  process.exit(await runCommand(name, args, process.env));
}

/** @param {string[]} words */
async function main([command = "", ...args]) {
  if (Number(process.versions.node.split(".")[0]) < 22) {
    throw new Error(`Node ${process.versions.node} is too old: use npm start, which runs the bundled Node 24`);
  }
  // What the portal writes is for its own user only.
  process.umask(0o077);
  // The demo never touches what a .env file points to.
  if (command !== "demo" && existsSync(".env")) process.loadEnvFile();
  if (command === "demo") return serve("demo", args);
  if (command === "dev") return serve("development");
  if (command === "run") return run(args);
  if (command !== "start") throw new Error("Usage: node server.js start | demo | dev | run COMMAND [ARGUMENTS]");
  if ((process.env.NODE_ENV ?? "production") !== "production") throw new Error("NODE_ENV must be production or unset");
  return serve(undefined);
}

/**
 * Why something failed, in one line. Of a failed statement its cause: its own message is the whole statement with its values.
 * @param {Error} error
 * @returns {string}
 */
function reasonOf({ message, cause }) {
  return message.startsWith("Failed query") && cause instanceof Error ? reasonOf(cause) : message;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main(process.argv.slice(2)).catch((error) => {
    console.error(process.env.LOG_LEVEL === "debug" ? error : reasonOf(error));
    process.exit(1);
  });
}
