import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  type JsonWebKey,
  type KeyObject,
  randomUUID,
  sign,
} from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

/** What a signed text is: a credential, or a list of the states of credentials. */
type SignedType = "JWT" | "vc+jwt";

export interface PublishedKey extends JsonWebKey {
  kid: string;
  use: "sig";
  alg: "RS256";
}

export interface SigningKeys {
  /** Signs a payload with the newest key; resolves to a JWT in its compact form. */
  sign(type: SignedType, payload: object): Promise<string>;
  /** The public half of every key there is, for whoever checks a signature, and those of a portal this one was rebuilt from. */
  published(): Promise<PublishedKey[]>;
  /** Keeps public keys of a portal this one is rebuilt from: what they signed can be checked here, nothing is signed with them. */
  keepFormer(keys: readonly PublishedKey[]): Promise<void>;
}

interface Key {
  privateKey: KeyObject;
  published: PublishedKey;
}

const PEM = /-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/g;
/** Beside the keys: public halves of those with which a portal signed that this one was rebuilt from. */
const FORMER_KEY_FILE = "former-keys.json";
const KEY_BITS = 2048;

const signBeside = promisify(sign);
const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** The name of a key from what it is (RFC 7638). */
const thumbprintOf = ({ e, kty, n }: JsonWebKey) =>
  createHash("sha256").update(JSON.stringify({ e, kty, n })).digest("base64url");

async function makeKey(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)("rsa", {
    modulusLength: KEY_BITS,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  return privateKey;
}

const nullWhenMissing = (error: NodeJS.ErrnoException) => {
  if (error.code === "ENOENT") return null;
  throw error;
};

/** The keys in a file; of several processes that find none, one makes it and all use that. */
async function readOrMake(file: string): Promise<string> {
  const found = await readFile(file, "utf8").catch(nullWhenMissing);
  if (found !== null) return found;
  const part = `${file}.${randomUUID()}.part`;
  await writeFile(part, await makeKey(), { mode: 0o600 });
  try {
    await link(part, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await rm(part, { force: true });
  }
  return readFile(file, "utf8");
}

/**
 * The keys with which the association signs, in a file only its owner reads, made at first use. The last in the file
 * signs; those before stay published, so that what they signed can be checked.
 * @param keysAddress where the public halves can be read
 */
export function createSigningKeys({ file, keysAddress }: { file: string; keysAddress: string }): SigningKeys {
  const formerFile = path.join(path.dirname(file), FORMER_KEY_FILE);
  let known: Promise<Key[]> | undefined;

  async function load(): Promise<Key[]> {
    const texts = (await readOrMake(file)).match(PEM) ?? [];
    if (texts.length === 0) throw new Error(`There is no key in ${file} (docs/operations.md, Keys)`);
    return texts.map((text) => {
      const privateKey = createPrivateKey(text);
      const jwk = createPublicKey(privateKey).export({ format: "jwk" });
      const kid = `${keysAddress}#${thumbprintOf(jwk)}`;
      return { privateKey, published: { ...jwk, kid, use: "sig", alg: "RS256" } };
    });
  }

  async function former(): Promise<PublishedKey[]> {
    const text = await readFile(formerFile, "utf8").catch(nullWhenMissing);
    return text === null ? [] : (JSON.parse(text) as PublishedKey[]);
  }

  const keys = () =>
    (known ??= load().catch((error: unknown) => {
      known = undefined;
      throw error;
    }));

  return {
    async sign(type, payload) {
      const newest = (await keys()).at(-1) as Key;
      const header = { alg: "RS256", typ: type, kid: newest.published.kid };
      const content = `${base64url(header)}.${base64url(payload)}`;
      const signature = await signBeside("sha256", Buffer.from(content), newest.privateKey);
      return `${content}.${signature.toString("base64url")}`;
    },
    async published() {
      const own = (await keys()).map(({ published }) => published);
      return [...(await former()).filter(({ kid }) => own.every((key) => key.kid !== kid)), ...own];
    },
    keepFormer: (kept) => writeFile(formerFile, JSON.stringify(kept), { mode: 0o600, flush: true }),
  };
}
