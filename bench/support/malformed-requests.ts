import { HEADERS, HOSTS, METHODS, NAMES, QUERY_NAMES, SPLINTERS, VALUES } from "./hostile-values.ts";
import type { Role } from "./demo-roles.ts";
import { createRandom, type Random } from "./random.ts";
import { spoilForm } from "./spoilt-forms.ts";

/** What the portal really has, so that nonsense lands where it could hurt. */
export interface Material {
  /** `localhost:PORT`. */
  host: string;
  paths: string[];
  routeIds: string[];
  fieldNames: string[];
  /** Who sends: each attempt goes out as one of them. */
  roles: readonly Role[];
}

export interface Attempt {
  depth: "shallow" | "deep";
  /** The address of who sends it; empty for a visitor. */
  role: string;
  bytes: Buffer;
  /** The client ends its side after sending: what is missing will never come. */
  isHalfClosed: boolean;
}

interface Draft {
  method: string;
  target: string;
  version: string;
  headers: [name: string, value: string][];
  body: string;
  isCutShort: boolean;
}

const FORM = "application/x-www-form-urlencoded";
const BOUNDARY = "----portal7MA4YWxkTrZu0gW";
/** An endless row of requests no browser would send, half broken on the surface and half only deep inside. */
export function createAttempts(seed: number, material: Material): () => Attempt {
  const random = createRandom(seed);
  return () => {
    let depth: Attempt["depth"] = random.chance(0.4) ? "shallow" : "deep";
    const role = random.pick(material.roles);
    const own = { ...material, paths: random.chance(0.3) ? material.paths : role.paths };
    const draft = depth === "shallow" ? breakSurface(random, own) : breakContents(random, own, role);
    // Nobody has to answer what never came.
    if (draft.isCutShort) depth = "shallow";
    if (role.cookie) draft.headers.push(["Cookie", role.cookie]);
    const whole = serialise(draft);
    const bytes = depth === "shallow" && random.chance(0.15) ? damage(random, whole) : whole;
    return { depth, role: role.email, bytes, isHalfClosed: draft.isCutShort || bytes !== whole };
  };
}

function serialise({ method, target, version, headers, body }: Draft): Buffer {
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  return Buffer.from(`${method} ${target} HTTP/${version}\r\n${lines.join("\r\n")}\r\n\r\n${body}`, "latin1");
}

function page({ pick }: Random, { host, paths }: Material): Draft {
  const headers: Draft["headers"] = [
    ["Host", host],
    ["Accept", "text/html"],
  ];
  return { method: "GET", target: pick(paths), version: "1.1", headers, body: "", isCutShort: false };
}

function form(random: Random, material: Material, type: string, body: string): Draft {
  const draft = page(random, material);
  const bytes = Buffer.from(body).toString("latin1");
  draft.headers.push(
    ["Origin", `http://${material.host}`],
    ["Content-Type", type],
    ["Content-Length", String(bytes.length)],
  );
  return { ...draft, method: "POST", body: bytes };
}

function breakSurface(random: Random, material: Material): Draft {
  const draft = random.chance(0.4) ? form(random, material, FORM, fields(random, material)) : page(random, material);
  for (let n = 1 + random.below(3); n > 0; n -= 1) random.pick(SURFACE)(draft, random);
  return draft;
}

const SURFACE: ((draft: Draft, random: Random) => void)[] = [
  (draft, { pick }) => (draft.method = pick(METHODS)),
  (draft, { pick }) => (draft.version = pick(["1.0", "0.9", "2.0", "9.9", "", "1.1 x", "1,1"])),
  (draft, { pick }) =>
    (draft.headers = draft.headers.map(([name, value]) => (name === "Host" ? [name, pick(HOSTS)] : [name, value]))),
  (draft, random) => (draft.headers = draft.headers.filter(() => random.chance(0.6))),
  (draft, { pick }) => draft.headers.push(pick(HEADERS)),
  (draft, { pick }) => draft.headers.unshift(pick(HEADERS), pick(HEADERS)),
  (draft, { pick }) => draft.headers.push(pick(draft.headers.length > 0 ? draft.headers : HEADERS)),
  (draft, { below }) =>
    draft.headers.push(...Array.from({ length: below(900) }, (_, n): [string, string] => [`x${n}`, "y"])),
  (draft, { pick }) => (draft.target += pick(SPLINTERS)),
  (draft, { pick }) => (draft.target = pick(SPLINTERS) + draft.target),
  (draft, { pick }) => (draft.target = `/${pick(SPLINTERS)}${pick(SPLINTERS)}`),
  (draft, { pick }) =>
    (draft.target = `${pick(["http://evil.example", "https://localhost", "ftp://x", "http://", "//x"])}${draft.target}`),
  (draft, { below }) => (draft.body = draft.body.slice(0, below(draft.body.length + 1))),
  (draft, { pick }) => (draft.body += pick(["\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "\0\0\0", "garbage", "0\r\n\r\n"])),
  (draft) => (draft.isCutShort = true),
];

/** Says that more comes than does, or less: the rest is then taken for another request. */
function misstateLength(draft: Draft, { below, chance }: Random): void {
  const more = chance(0.5);
  const length = more ? draft.body.length + 1 + below(100_000) : below(draft.body.length + 1);
  draft.headers = draft.headers.map(([name, value]) => [name, name === "Content-Length" ? String(length) : value]);
  draft.isCutShort = true;
}

/** Cuts, flips, doubles or inserts bytes, as a broken proxy would. */
function damage(random: Random, bytes: Buffer): Buffer {
  const at = random.below(Math.min(bytes.length, 600));
  const kind = random.below(4);
  if (kind === 0) return bytes.subarray(0, at);
  const copy = Buffer.from(bytes);
  if (kind === 1) copy[at] = random.below(256);
  if (kind === 2)
    return Buffer.concat([copy.subarray(0, at), Buffer.from([random.below(256), 13, 10]), copy.subarray(at)]);
  return kind === 3 ? Buffer.concat([copy, copy.subarray(at)]) : copy;
}

function breakContents(random: Random, material: Material, { forms }: Role): Draft {
  if (forms.length > 0 && random.chance(0.5)) {
    const { target, type, body } = spoilForm(random, random.pick(forms));
    const draft = { ...form(random, material, type, body), target };
    if (random.chance(0.1)) misstateLength(draft, random);
    return draft;
  }
  const draft = random.pick(CONTENTS)(random, material);
  if (random.chance(0.2))
    draft.target = draft.target.replace(
      /[^/?]+(?=$|\?|\/[^/]*$)/,
      random.pick(SPLINTERS).replaceAll(/[^\x21-\x7e]|[#\\]/gu, "x"),
    );
  if (random.chance(0.3)) draft.target += query(random, material, draft.target.includes("?") ? "&" : "?");
  if (random.chance(0.1)) draft.target = draft.target.slice(0, 4000);
  return draft;
}

const CONTENTS: ((random: Random, material: Material) => Draft)[] = [
  (random, material) => form(random, material, FORM, fields(random, material)),
  (random, material) => form(random, material, FORM, fields(random, material)),
  (random, material) =>
    form(random, material, FORM, Array.from({ length: 250 + random.below(4000) }, (_, n) => `f${n}=${n}`).join("&")),
  (random, material) =>
    form(
      random,
      material,
      FORM,
      random.pick(["", "&", "=", "&&&===", "%", "\xff\xfe", "a".repeat(200_000), "a=1&".repeat(40_000)]),
    ),
  (random, material) =>
    form(random, material, `${FORM}; charset=${random.pick(["utf-16", "x", '"', "\xff"])}`, fields(random, material)),
  (random, material) =>
    form(random, material, `multipart/form-data; boundary=${BOUNDARY}`, multipart(random, material)),
  (random, material) =>
    form(
      random,
      material,
      `multipart/form-data${random.pick(["", "; boundary=", '; boundary="', "; boundary=\xff", `; boundary=${"b".repeat(300)}`])}`,
      multipart(random, material),
    ),
  (random, material) => dataRequest(random, material, page(random, material)),
  (random, material) => dataRequest(random, material, form(random, material, FORM, fields(random, material))),
  (random, material) => page(random, material),
  (random, material) => ({ ...page(random, material), method: "HEAD" }),
];

function fields({ below, chance, pick }: Random, { fieldNames }: Material): string {
  const name = () => (chance(0.7) && fieldNames.length > 0 ? pick(fieldNames) : pick(NAMES));
  const suffix = () => (chance(0.15) ? pick(["[0]", "[999999]", "[__proto__]", ".x", "[]", "[0].y", "[", "%00"]) : "");
  return Array.from({ length: 1 + below(12) }, () => `${name()}${suffix()}=${pick(VALUES)}`).join("&");
}

function query({ below, pick }: Random, { routeIds }: Material, first: string): string {
  const value = () =>
    below(5) === 0
      ? encodeURIComponent(pick(routeIds))
      : pick(VALUES)
          .slice(0, 1500)
          .replaceAll(/[^\x21-\x7e]|[#\\]/gu, encodeURIComponent);
  return first + Array.from({ length: 1 + below(4) }, () => `${pick(QUERY_NAMES)}=${value()}`).join("&");
}

function dataRequest(random: Random, { routeIds }: Material, draft: Draft): Draft {
  const id = random.chance(0.7)
    ? encodeURIComponent(random.pick(routeIds))
    : random.pick(["", "root", "__proto__", "%00", "%ff", "routes/x", "[]"]);
  const again = random.chance(0.2) ? `&_data=${encodeURIComponent(random.pick(routeIds))}` : "";
  return { ...draft, target: `${draft.target}${draft.target.includes("?") ? "&" : "?"}_data=${id}${again}` };
}

function multipart({ below, chance, pick }: Random, { fieldNames }: Material): string {
  const part = () => {
    const name = chance(0.7) && fieldNames.length > 0 ? pick(fieldNames) : pick(NAMES);
    const file = chance(0.5)
      ? `; filename="${pick(["a.pdf", "../../x", "C:\\x", "x\0.pdf", "", '"', "\u202e", "a".repeat(300)])}"`
      : "";
    const type = chance(0.5)
      ? `\r\nContent-Type: ${pick(["application/pdf", "text/html", "", "multipart/mixed; boundary=x", "\xff"])}`
      : "";
    return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file}${type}\r\n\r\n${pick(["%PDF-1.7\n", "\x89PNG\r\n\x1a\n", "", ...VALUES])}\r\n`;
  };
  const whole =
    Array.from({ length: below(6) }, part).join("") + pick([`--${BOUNDARY}--\r\n`, `--${BOUNDARY}`, "", "--", "\r\n"]);
  return chance(0.3) ? whole.slice(0, below(whole.length + 1)) : whole;
}
