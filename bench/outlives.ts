import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import Database from "better-sqlite3";
import { chromium, type Page } from "playwright-core";
import { findChromium } from "#tests/support/chromium.ts";
import { brokenLinks, strangerWith } from "#tests/support/folder-checks.ts";
import { startPostgresCluster } from "#tests/support/postgres-cluster.ts";
import { startChildPortal } from "./support/child-portal.ts";
import { signInDemo } from "./support/demo-session.ts";

export const title =
  "The server is gone: a folder is read by a browser, checked by other tools, and a portal rebuilt from it.";
export const kind = "drill";

const MEMBER = "samarkand@demo.example";
const LEAVER = "dakar@demo.example";
const SETTINGS = {
  APP_MODE: "test",
  SECRET: "only for a drill, and long enough to be a secret",
  LOG_LEVEL: "error",
  PORT: "0",
};

interface Manifest {
  kinds: Record<string, { count: number; sha256: string }>;
  files: { count: number };
}

/** Exports the demonstration, ends and deletes it, and does with the folder what whoever is left can do. */
export async function run(): Promise<Record<string, unknown>> {
  const place = mkdtempSync(path.join(tmpdir(), "portal-outlives-"));
  const folder = path.join(place, "folder");
  try {
    const startedAt = performance.now();
    const tokens = await exportAndEnd(folder);
    console.log(`${Math.round(performance.now() - startedAt)} ms: exported, the portal is gone`);
    const manifest = readManifest(folder);
    const read = { ...(await readInBrowser(folder)), broken: brokenLinks(folder).length };
    console.log(`${Math.round(performance.now() - startedAt)} ms: read in a browser`);
    const checked = await checkSigned(folder, tokens);
    const tampered = await rebuildTampered(folder, place);
    const rebuilt = await rebuildOnBoth(folder, place, manifest);
    console.log(`${Math.round(performance.now() - startedAt)} ms: rebuilt on both engines`);
    const counts = Object.fromEntries(Object.entries(manifest.kinds).map(([name, { count }]) => [name, count]));
    const figures = { ...read, ...checked, ...tampered, ...rebuilt };
    const passed =
      Object.values(figures).every((value) => value !== false) && read.elsewhere === 0 && read.broken === 0;
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    return { files: manifest.files.count, ...counts, ...figures, seconds, passed };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

const readManifest = (folder: string) =>
  JSON.parse(readFileSync(path.join(folder, "manifest.json"), "utf8")) as Manifest;

/** Runs a command of the portal; resolves to its exit code and what it printed. */
function command(words: string[], env: Record<string, string>): Promise<{ code: number | null; printed: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["server.js", "run", ...words], {
      env: { ...process.env, NODE_ENV: "production" as const, ...env },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let printed = "";
    child.stdout.on("data", (text: Buffer) => (printed += text.toString()));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, printed }));
  });
}

/** The signed memberships of two members, of which one is ended before the folder is written and the portal deleted. */
async function exportAndEnd(folder: string): Promise<{ inForce: string; ended: string }> {
  const portal = await startChildPortal();
  try {
    const take = async (email: string) => {
      const { cookie } = await signInDemo(portal.port, email);
      const answer = await fetch(`http://localhost:${portal.port}/institution/credential.jwt`, {
        headers: { Cookie: cookie },
      });
      if (answer.status !== 200) throw new Error(`${email} was given no credential: ${answer.status}`);
      return answer.text();
    };
    const tokens = { inForce: await take(MEMBER), ended: await take(LEAVER) };
    endMembership(portal.dataFolder, tokens.ended);
    const env = { APP_MODE: "demo", PORT: "0", DATA_DIR: portal.dataFolder, DATABASE_URL: "" };
    const { code, printed } = await command(["archive:export", folder], env);
    if (code !== 0) throw new Error(`The export ended with ${code}: ${printed}`);
    return tokens;
  } finally {
    await portal.stop();
  }
}

function endMembership(dataFolder: string, token: string): void {
  const { name } = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as { name: string };
  const number = /M-\d{4}-\d+/.exec(name)?.[0] ?? "";
  const database = new Database(path.join(dataFolder, "portal.db"));
  const { changes } = database.prepare("update memberships set status = 'terminated' where number = ?").run(number);
  database.close();
  if (changes !== 1) throw new Error(`${number} was not ended`);
}

/** Follows the links a reader follows, in a browser without script, in each language. */
async function readInBrowser(folder: string) {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("This drill needs Chromium");
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    let elsewhere = 0;
    let failed = 0;
    page.on("request", (request) => void (elsewhere += request.url().startsWith("file:") ? 0 : 1));
    page.on("requestfailed", () => void (failed += 1));
    const walked = [];
    for (const locale of ["en", "ru", "kk"]) walked.push(await walk(page, folder, locale));
    return { elsewhere, isRead: failed === 0 && walked.every(Boolean) };
  } finally {
    await browser.close();
  }
}

/** From the choice of language to a member, to a project of it, back to who leads it, and to a vote. */
async function walk(page: Page, folder: string, locale: string): Promise<boolean> {
  const follow = async (link: string) => {
    await page.locator(link).first().click();
    return page.locator("h1").first().innerText();
  };
  await page.goto(pathToFileURL(path.join(folder, "index.html")).href);
  await follow(`a[href="${locale}/index.html"]`);
  await follow('nav a[href="directory/index.html"]');
  const listed = await page.locator('main a[href^="../members/"]').count();
  await follow(`main a[href$="/${slugOfLead(folder)}.html"]`);
  const project = await follow('main a[href^="../project/"]');
  const member = await follow('main a[href^="../members/"]');
  await follow('nav a[href$="decisions/index.html"]');
  const vote = await follow("main .list a");
  const rows = await page.locator("main tbody tr").count();
  return listed > 0 && rows > 0 && [project, member, vote].every((heading) => heading.trim() !== "");
}

/** A member that leads a project. */
function slugOfLead(folder: string): string {
  const [line = "{}"] = readFileSync(path.join(folder, "data/projects.jsonl"), "utf8").split("\n");
  return (JSON.parse(line) as { lead: string }).lead;
}

async function checkSigned(folder: string, { inForce, ended }: { inForce: string; ended: string }) {
  const stranger = strangerWith(folder, new Date());
  const all = readdirSync(path.join(folder, "credentials")).filter((file) => file.endsWith(".jwt"));
  const states = new Set<string>();
  for (const file of all) {
    const token = readFileSync(path.join(folder, "credentials", file), "utf8");
    for (const state of await stranger.statesOf(token)) states.add(state);
  }
  return {
    credentials: all.length,
    areInForce: states.size === 0 && (await stranger.statesOf(inForce)).length === 0,
    isEndedTold: (await stranger.statesOf(ended)).join() === "revocation",
  };
}

const spoil = (file: string) => {
  const bytes = readFileSync(file);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
};

/** One bit of one file is another: nothing is rebuilt, and the file is named. */
async function rebuildTampered(folder: string, place: string) {
  const copy = path.join(place, "tampered");
  cpSync(folder, copy, { recursive: true });
  const file = "data/projects.jsonl";
  spoil(path.join(copy, file));
  const env = { ...SETTINGS, DATA_DIR: path.join(place, "refused"), DATABASE_URL: "" };
  const { code, printed } = await command(["archive:rebuild", copy], env);
  return { isTamperingFound: code === 1 && printed.includes(`${file} was changed`) };
}

async function rebuildOnBoth(folder: string, place: string, manifest: Manifest) {
  const cluster = await startPostgresCluster();
  if (!cluster) throw new Error("PostgreSQL is not installed: this drill needs initdb and postgres");
  try {
    const onSqlite = { ...SETTINGS, DATA_DIR: path.join(place, "sqlite"), DATABASE_URL: "" };
    const onPostgres = { ...SETTINGS, DATA_DIR: path.join(place, "postgres"), DATABASE_URL: cluster.url };
    const [isEqualOnSqlite, isEqualOnPostgres] = await Promise.all([
      isRebuilt(folder, onSqlite, manifest),
      isRebuilt(folder, onPostgres, manifest),
    ]);
    return { isEqualOnSqlite, isEqualOnPostgres, isServed: await isServed(folder, onSqlite) };
  } finally {
    await cluster.stop();
  }
}

/** The rebuilt portal says that it is equal, and what it exports is so too. */
async function isRebuilt(folder: string, env: Record<string, string> & { DATA_DIR: string }, { kinds }: Manifest) {
  const { code, printed } = await command(["archive:rebuild", folder], env);
  if (code !== 0) console.log(printed);
  const sound = await command(["data:check"], env);
  const again = `${env.DATA_DIR}-again`;
  const exported = await command(["archive:export", again], env);
  if (exported.code !== 0) return false;
  const own = readManifest(again).kinds;
  const isSame = (name: string) => own[name]?.count === kinds[name]?.count && own[name]?.sha256 === kinds[name]?.sha256;
  return code === 0 && sound.code === 0 && Object.keys(kinds).every(isSame);
}

/** It is a portal again: pages, the membership check, the votes. */
async function isServed(folder: string, env: Record<string, string>): Promise<boolean> {
  const [line = "{}"] = readFileSync(path.join(folder, "data/votes.jsonl"), "utf8").split("\n");
  const { id } = JSON.parse(line) as { id: string };
  const portal = await startChildPortal(env, ".", "start");
  try {
    const addresses = ["/", "/directory", `/directory/${slugOfLead(folder)}`, "/projects", `/recount/${id}/votes.json`];
    const answers = await Promise.all(
      addresses.map(async (address) => fetch(`http://localhost:${portal.port}${address}`)),
    );
    return answers.every(({ status }) => status === 200) && portal.errors.length === 0;
  } finally {
    await portal.stop();
  }
}
