import { appendFileSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { tmpdir } from "node:os";
import path from "node:path";
import jwt from "jsonwebtoken";
import { expect, test } from "vitest";
import { createSigningKeys } from "#app/platform/signing-keys.server.ts";

const keysAddress = "https://portal.example/.well-known/jwks.json";
const newFile = () => path.join(mkdtempSync(path.join(tmpdir(), "keys-")), "credential-keys.pem");
const open = (file: string) => createSigningKeys({ file, keysAddress });

async function verified(token: string, keys: ReturnType<typeof open>) {
  const { kid } = jwt.decode(token, { complete: true })?.header ?? {};
  const jwk = (await keys.published()).find((one) => one.kid === kid);
  if (!jwk) throw new Error("no such key");
  return jwt.verify(token, createPublicKey({ key: jwk, format: "jwk" }), { algorithms: ["RS256"] });
}

test("one key is made at first use, for its owner only, by however many begin at once", async () => {
  const file = newFile();
  const all = await Promise.all(Array.from({ length: 4 }, () => open(file).published()));
  expect(new Set(all.map(([key]) => key?.kid)).size).toBe(1);
  expect(readdirSync(path.dirname(file))).toEqual(["credential-keys.pem"]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(Object.keys(all[0]?.[0] ?? {}).sort()).toEqual(["alg", "e", "kid", "kty", "n", "use"]);
  expect((await open(file).published())[0]?.kid).toBe(all[0]?.[0]?.kid);
});

test("a key added at the end signs from the next start, and what the one before signed can still be checked", async () => {
  const file = newFile();
  const before = await open(file).sign("JWT", { sub: "before" });
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  appendFileSync(file, privateKey.export({ type: "pkcs8", format: "pem" }));
  const keys = open(file);
  const after = await keys.sign("vc+jwt", { sub: "after" });
  expect(await keys.published()).toHaveLength(2);
  expect(await verified(before, keys)).toMatchObject({ sub: "before" });
  expect(await verified(after, keys)).toMatchObject({ sub: "after" });
  expect(jwt.decode(after, { complete: true })?.header).toMatchObject({ alg: "RS256", typ: "vc+jwt" });
  expect(jwt.decode(before, { complete: true })?.header.kid).not.toBe(
    jwt.decode(after, { complete: true })?.header.kid,
  );
});

test("a file without a key is named and left as it is, and looked into again", async () => {
  const file = newFile();
  writeFileSync(file, "");
  const keys = open(file);
  await expect(keys.published()).rejects.toThrow(file);
  expect(readFileSync(file, "utf8")).toBe("");
  writeFileSync(
    file,
    generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ type: "pkcs8", format: "pem" }),
  );
  expect(await keys.published()).toHaveLength(1);
});
