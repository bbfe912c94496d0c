import Database from "better-sqlite3";
import { JSDOM } from "jsdom";
import path from "node:path";
import { DEMO_PASSWORD, SEED_PEOPLE } from "#app/demo/data/people.ts";
import { patternOf } from "#tests/support/crawl.ts";
import type { ChildPortal } from "./child-portal.ts";

/** A form as the portal serves it to somebody. */
export interface Form {
  action: string;
  isMultipart: boolean;
  /** What a browser would send: the names and values of its controls, files without contents. */
  fields: [name: string, value: string][];
}

/** Somebody of the demonstration, with all that somebody can open and send. */
export interface Role {
  email: string;
  /** Empty for a visitor; `renew` puts in another one. */
  cookie: string;
  paths: string[];
  forms: Form[];
}

const STARTS = [
  "/",
  "/account",
  "/inbox",
  "/applications",
  "/apply",
  "/review",
  "/memberships",
  "/institution",
  "/admin",
];
const MOST_PAGES = 60;
const UNVERIFIED = "samarkand@demo.example";
const SUSPENDED = "suspended@door.example";

/**
 * The ten roles of the access matrix, each signed in, with the pages and forms the portal serves to them. The
 * representative of a suspended institution, somebody unverified and somebody suspended are made of people of the
 * demonstration.
 */
export async function openRoles(portal: ChildPortal): Promise<{ roles: Role[]; renew(): Promise<void> }> {
  const database = new Database(path.join(portal.dataFolder, "portal.db"));
  const representative = giveKeys(database);
  const emails = ["", ...SEED_PEOPLE.map(({ email }) => email), representative, SUSPENDED];
  const roles = emails.map((email): Role => ({ email, cookie: "", paths: [], forms: [] }));
  const renew = async () => {
    for (const role of roles) if (role.email) role.cookie = await signIn(portal.port, role.email);
  };
  try {
    await renew();
    setAside(database);
    for (const role of roles) await explore(portal.port, role);
  } finally {
    database.close();
  }
  return { roles, renew };
}

/** Lets two more people in with the password of the demonstration; @returns the representative of a suspended institution. */
function giveKeys(database: Database.Database): string {
  const [applicant] = SEED_PEOPLE;
  const representative = database
    .prepare<[], { id: string; email: string }>(
      `select users.id, users.email from users join grants on grants.user_id = users.id
       join memberships on memberships.institution_id = grants.institution_id
       where memberships.status = 'suspended' and grants.role = 'representative' limit 1`,
    )
    .get();
  if (!representative || !applicant) throw new Error("The demonstration has no suspended institution");
  database
    .prepare(
      `insert into users (id, email, name, locale, email_verified_at, created_at)
       select 'door', ?, 'Somebody Suspended', locale, email_verified_at, created_at from users where email = ?`,
    )
    .run(SUSPENDED, applicant.email);
  const openDoor = database.prepare(
    `insert or replace into credentials (user_id, password_hash, changed_at)
     select ?, password_hash, changed_at from credentials join users on users.id = user_id where email = ?`,
  );
  for (const userId of [representative.id, "door"]) openDoor.run(userId, applicant.email);
  return representative.email;
}

// Only after they signed in: their sessions are what is tried.
function setAside(database: Database.Database): void {
  database.prepare("update users set suspended_at = created_at where email = ?").run(SUSPENDED);
  database.prepare("update users set email_verified_at = null where email = ?").run(UNVERIFIED);
}

async function signIn(port: number, email: string): Promise<string> {
  const origin = `http://localhost:${port}`;
  const body = new URLSearchParams({ email, password: DEMO_PASSWORD });
  const answer = await fetch(`${origin}/login`, {
    method: "POST",
    body,
    redirect: "manual",
    headers: { Origin: origin },
  });
  await answer.arrayBuffer();
  const cookies = answer.headers.getSetCookie().map((line) => line.split(";")[0]);
  return cookies.join("; ");
}

/** Follows links as this role, one page of each pattern, and notes every address and form. */
async function explore(port: number, role: Role): Promise<void> {
  const origin = `http://localhost:${port}`;
  const seen = new Set<string>();
  const queue = [...STARTS];
  for (let address = queue.shift(); address !== undefined && role.paths.length < MOST_PAGES; address = queue.shift()) {
    if (seen.has(patternOf(address))) continue;
    seen.add(patternOf(address));
    role.paths.push(address);
    const headers = { Accept: "text/html", Cookie: role.cookie };
    const answer = await fetch(origin + address, { headers, redirect: "manual" });
    const words = await answer.text();
    queue.push(...[answer.headers.get("Location") ?? ""].filter((location) => location.startsWith("/")));
    if (!answer.headers.get("Content-Type")?.startsWith("text/html")) continue;
    const { document } = new JSDOM(words, { url: origin + address }).window;
    for (const { origin: site, pathname, search } of document.querySelectorAll<HTMLAnchorElement>("a[href]"))
      if (site === origin) queue.push(pathname + search);
    role.forms.push(...[...document.forms].filter(({ method }) => method === "post").map(readForm));
  }
}

function readForm(form: HTMLFormElement): Form {
  const { pathname, search } = new URL(form.action, form.ownerDocument.location.href);
  const controls = [...form.querySelectorAll<HTMLInputElement>("input, select, textarea, button[name]")];
  const named = controls.filter(({ name }) => name);
  return {
    action: pathname + search,
    isMultipart: form.enctype === "multipart/form-data",
    fields: named.map(({ name, value }) => [name, value]),
  };
}
