import { createPublicKey, type JsonWebKey } from "node:crypto";
import { statSync } from "node:fs";
import path from "node:path";
import { checkStatus } from "@digitalbazaar/vc-bitstring-status-list";
import { eq } from "drizzle-orm";
import jwt, { type JwtPayload } from "jsonwebtoken";
import { beforeAll, expect, test } from "vitest";
import { signCredential } from "#app/features/members/credential/credential.server.ts";
import { memberships } from "#db/schema/memberships.ts";
import type { MembershipStatus } from "#db/vocabulary.ts";
import { createMember } from "#tests/support/members-factory.ts";
import { type SignedIn, signInNew } from "#tests/support/people.ts";
import { startTestPortal, type TestPortal } from "#tests/support/test-portal.ts";

const NOW = new Date("2026-09-01T06:00:00Z");
const OFFICIAL = "მაღალი სკოლა";
let portal: TestPortal;
let origin: string;
let number: string;
let institutionId: string;
let head: SignedIn;
let page: string;

beforeAll(async () => {
  portal = await startTestPortal({ overrides: { clock: { now: () => NOW } } });
  origin = portal.services.config.origin;
  const institution = { nameEn: "High School of Seals", nameOfficial: OFFICIAL, nameOfficialLanguage: "ka" };
  const admitted = await portal.services.withTransaction((tx) => createMember(tx, { institution }, NOW));
  ({ number, institutionId } = admitted);
  head = await signInNew(portal, { roles: [{ role: "representative", institutionId }] });
  page = `/institution/certificate?institution=${institutionId}`;
});

/** What a stranger reads at an address of the portal, written as the credential writes it. */
const read = (address: string) => portal.browser().get(address.replace(origin, ""));

interface Jwks {
  keys: (JsonWebKey & { kid: string })[];
}

/** Checks a signature as a stranger does: by the published keys alone. */
async function verify(token: string, at = NOW): Promise<JwtPayload> {
  const { keys } = JSON.parse((await read("/.well-known/jwks.json")).text) as Jwks;
  const kid = jwt.decode(token, { complete: true })?.header.kid;
  const key = keys.find((one) => one.kid === kid);
  if (!key) throw new Error(`There is no key ${kid}`);
  const clockTimestamp = Math.floor(at.getTime() / 1000);
  const publicKey = createPublicKey({ key, format: "jwk" });
  return jwt.verify(token, publicKey, { algorithms: ["RS256"], issuer: origin, clockTimestamp }) as JwtPayload;
}

const documentLoader = async (url: string) => {
  const { status, text } = await read(url);
  expect([url, status, jwt.decode(text, { complete: true })?.header.typ]).toEqual([url, 200, "vc+jwt"]);
  return { document: await verify(text) };
};
/** What the lists say of a credential, read by another library; nothing while it is in force. */
async function statesOf(credential: object): Promise<string[]> {
  const { verified, results, error } = await checkStatus({
    credential,
    documentLoader,
    verifyBitstringStatusListCredential: false,
  });
  expect([verified, error, results?.length]).toEqual([true, undefined, 2]);
  return (results ?? []).filter(({ status }) => status).map((one) => one.credentialStatus.statusPurpose);
}

async function fetchSigned(): Promise<string> {
  const { document } = await head.browser.get(page);
  const to = [...document.querySelectorAll("main a")].find((link) => link.textContent?.includes("signed file"));
  const { status, text, headers } = await head.browser.get(to?.getAttribute("href") ?? "");
  expect([status, headers.get("Content-Type")]).toEqual([200, "application/jwt"]);
  expect(headers.get("Content-Disposition")).toContain(`attachment; filename="${number}.jwt"`);
  return text;
}

const set = (standing: { status: MembershipStatus }) =>
  portal.services.withTransaction((tx) =>
    tx.update(memberships).set(standing).where(eq(memberships.institutionId, institutionId)),
  );

test("a stranger checks the credential with the published key: who, what, since and until when", async () => {
  const token = await fetchSigned();
  expect(jwt.decode(token, { complete: true })?.header).toMatchObject({ alg: "RS256", typ: "JWT" });
  const credential = await verify(token);
  expect(credential).toMatchObject({
    type: ["VerifiableCredential", "OpenBadgeCredential"],
    name: `Certificate of membership ${number}`,
    issuer: { id: origin, type: ["Profile"] },
    validFrom: "2026-08-31T19:00:00.000Z",
    validUntil: "2030-08-31T18:59:59.000Z",
    credentialSubject: { achievement: { type: ["Achievement"], achievementType: "Membership", name: "Full member" } },
  });
  const { iss, jti, sub, nbf, exp } = credential;
  expect([iss, jti, sub]).toEqual([origin, credential.id, credential.credentialSubject.id]);
  expect([nbf, exp]).toEqual([Date.parse("2026-08-31T19:00Z") / 1000, Date.parse("2030-08-31T19:00Z") / 1000]);
  const names = credential.credentialSubject.identifier.map((one: { identityHash: string }) => one.identityHash);
  expect(names).toEqual([OFFICIAL, "High School of Seals"]);
  for (const address of [jti, sub, credential.credentialSubject.achievement.criteria.id] as string[])
    expect([address, (await read(address)).status]).toEqual([address, 200]);
  await expect(verify(token, new Date("2030-08-31T18:59:00Z"))).resolves.toBeDefined();
  await expect(verify(token, new Date("2030-08-31T19:00:01Z"))).rejects.toThrow("expired");
});

test("one byte changed anywhere, and it is refused", async () => {
  const token = await fetchSigned();
  const step = Math.floor(token.length / 40);
  for (let at = 5; at < token.length - 2; at += step) {
    if (token[at] === ".") continue;
    const changed = token.slice(0, at) + (token[at] === "A" ? "B" : "A") + token.slice(at + 1);
    await expect(verify(changed), `byte ${at}`).rejects.toThrow();
  }
});

test("its lists say that the membership is suspended or has ended, and that another is not", async () => {
  const credential = await verify(await fetchSigned());
  const { withTransaction } = portal.services;
  const institution = { nameEn: "Neighbour in the list", nameOfficial: "Neighbour in the list" };
  const neighbour = await withTransaction((tx) => createMember(tx, { institution }, NOW));
  const entriesOf = (of: string) => JSON.parse(JSON.stringify(credential).replaceAll(number, of)) as JwtPayload;
  const other = entriesOf(neighbour.number);
  for (const entry of other.credentialStatus) entry.statusListIndex = String(Number(neighbour.number.split("-")[2]));
  expect(await statesOf(credential)).toEqual([]);
  for (const [status, state] of [
    ["suspended", "suspension"],
    ["terminated", "revocation"],
    ["withdrawn", "revocation"],
  ] as const) {
    await set({ status });
    expect([status, await statesOf(credential), await statesOf(other)]).toEqual([status, [state], []]);
    expect((await head.browser.get(`/institution/credential.jwt?institution=${institutionId}`)).status).toBe(404);
    await set({ status: "active" });
    expect([status, await statesOf(credential)]).toEqual([status, []]);
  }
});

test("keys and lists are for every program: without cookie, for other origins, without anything secret", async () => {
  for (const address of ["/.well-known/jwks.json", "/credentials/status/2026/suspension"]) {
    const { status, headers } = await head.browser.get(`${address}?lng=ru`);
    expect([status, headers.get("Access-Control-Allow-Origin"), headers.get("Set-Cookie")]).toEqual([200, "*", null]);
  }
  const { keys } = JSON.parse((await read("/.well-known/jwks.json")).text) as Jwks;
  expect(keys.map((key) => Object.keys(key).sort())).toEqual([["alg", "e", "kid", "kty", "n", "use"]]);
  const file = path.join(portal.services.config.dataFolder, "credential-keys.pem");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  for (const wrong of ["26/revocation", "2026/refresh", "%252e/revocation"])
    expect((await read(`/credentials/status/${wrong}`)).status).toBe(404);
});

test("of a demonstration it says so, to programs and to people", async () => {
  const { services } = portal;
  const demo = { ...services, config: { ...services.config, mode: "demo" as const } };
  const [membership] = await services.db.select().from(memberships).where(eq(memberships.institutionId, institutionId));
  const institution = { slug: "seals", nameOfficial: OFFICIAL, nameEn: "High School of Seals" };
  const signed = async (context: typeof services) =>
    jwt.decode(await signCredential(context, { membership: membership!, institution })) as JwtPayload;
  const { name, description, issuer } = await signed(demo);
  expect(name).toBe(`Demonstration · Certificate of membership ${number}`);
  expect(description).toContain("Demonstration: nobody named here has joined anything.");
  expect(issuer.name).toContain("(Demonstration)");
  expect(JSON.stringify(await signed(services))).not.toContain("Demonstration");
});
