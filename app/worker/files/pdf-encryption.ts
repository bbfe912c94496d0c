import { createCipheriv, createDecipheriv, createHash } from "node:crypto";
import { type PdfDict, PdfName, PdfString, type PdfValue } from "./pdf-syntax.ts";

/** Reads the packed bytes of one stream as a reader who typed no password would. */
export type Decrypt = (bytes: Buffer, objectNumber: number, generation: number) => Buffer;

const PADDING = Buffer.from("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a", "hex");
const md5 = (...parts: Buffer[]) => createHash("md5").update(Buffer.concat(parts)).digest();
const sha256 = (...parts: Buffer[]) => createHash("sha256").update(Buffer.concat(parts)).digest();

interface Lock {
  revision: number;
  keyBytes: number;
  owner: Buffer;
  user: Buffer;
  /** The file's key under the empty password (AES-256). */
  userKey: Buffer;
  permissions: number;
  method: "rc4" | "aes128" | "aes256" | "none";
  areMetadataLocked: boolean;
}

/**
 * What opens a locked PDF without a password, which many do although they forbid copying or changing; null when it asks
 * for one, or is locked in a way that is not in the standard.
 */
export function openWithoutPassword(encrypt: PdfDict, fileId: Buffer): Decrypt | null {
  const lock = readLock(encrypt);
  const key = lock && (lock.revision >= 5 ? modernKey(lock) : classicKey(lock, fileId));
  return lock && key ? (bytes, number, generation) => decrypt(lock.method, key, bytes, [number, generation]) : null;
}

function readLock(encrypt: PdfDict): Lock | null {
  const bytes = (name: string) => {
    const value = encrypt.get(name);
    return Buffer.from(value instanceof PdfString ? value.bytes : "", "latin1");
  };
  const number = (name: string, usual: number) => {
    const value = encrypt.get(name);
    return typeof value === "number" ? value : usual;
  };
  const [version, revision] = [number("V", 0), number("R", 0)];
  const method = methodOf(version, encrypt);
  if (nameOf(encrypt.get("Filter")) !== "Standard" || !method || revision < 2 || revision > 6) return null;
  return {
    revision,
    method,
    keyBytes: version === 1 ? 5 : version === 4 ? 16 : Math.min(Math.max(number("Length", 40) >> 3, 5), 16),
    owner: bytes("O"),
    user: bytes("U"),
    userKey: bytes("UE"),
    permissions: number("P", 0),
    areMetadataLocked: encrypt.get("EncryptMetadata") !== false,
  };
}

const nameOf = (value: PdfValue | undefined) => (value instanceof PdfName ? value.name : undefined);

function methodOf(version: number, encrypt: PdfDict): Lock["method"] | null {
  if (version === 1 || version === 2) return "rc4";
  const name = nameOf(encrypt.get("StmF")) ?? "Identity";
  if (name === "Identity") return "none";
  const filters = encrypt.get("CF");
  const filter = filters instanceof Map ? filters.get(name) : undefined;
  const method = filter instanceof Map ? nameOf(filter.get("CFM")) : undefined;
  const methods: Record<string, Lock["method"]> = { V2: "rc4", AESV2: "aes128", AESV3: "aes256", None: "none" };
  return methods[method ?? ""] ?? null;
}

function classicKey({ revision, keyBytes, ...lock }: Lock, fileId: Buffer): Buffer | null {
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(lock.permissions | 0);
  const isOpen = revision >= 4 && !lock.areMetadataLocked;
  const parts = [PADDING, lock.owner.subarray(0, 32), permissions, fileId, Buffer.alloc(isOpen ? 4 : 0, 255)];
  let key = md5(...parts).subarray(0, keyBytes);
  if (revision >= 3) for (let round = 0; round < 50; round += 1) key = md5(key).subarray(0, keyBytes);
  if (revision === 2) return rc4(key, PADDING).equals(lock.user.subarray(0, 32)) ? key : null;
  let expected = rc4(key, md5(PADDING, fileId));
  for (let round = 1; round <= 19; round += 1) expected = rc4(Buffer.from(key.map((byte) => byte ^ round)), expected);
  return expected.equals(lock.user.subarray(0, 16)) ? key : null;
}

function modernKey({ revision, user, userKey }: Lock): Buffer | null {
  if (user.length < 48 || userKey.length < 32) return null;
  const hash = revision === 5 ? sha256 : hardened;
  if (!hash(user.subarray(32, 40)).equals(user.subarray(0, 32))) return null;
  const decipher = createDecipheriv("aes-256-cbc", hash(user.subarray(40, 48)), Buffer.alloc(16));
  return decipher.setAutoPadding(false).update(userKey.subarray(0, 32));
}

/** The hash of revision 6 (ISO 32000-2, algorithm 2.B) for the empty password. */
function hardened(salt: Buffer): Buffer {
  let key = sha256(salt);
  for (let round = 0, last = 0; round < 64 || last > round - 32; round += 1) {
    const block = Buffer.concat(Array.from({ length: 64 }, () => key));
    const cipher = createCipheriv("aes-128-cbc", key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(false);
    const packed = cipher.update(block);
    const rest = packed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = createHash(["sha256", "sha384", "sha512"][rest] ?? "sha256")
      .update(packed)
      .digest();
    last = packed.at(-1) ?? 0;
  }
  return key.subarray(0, 32);
}

function decrypt(method: Lock["method"], key: Buffer, bytes: Buffer, [number, generation]: [number, number]): Buffer {
  if (method === "none") return bytes;
  if (method === "aes256") return unlock("aes-256-cbc", key, bytes);
  const place = Buffer.from([number, number >> 8, number >> 16, generation, generation >> 8]);
  const salt = Buffer.from(method === "aes128" ? "sAlT" : "");
  const ownKey = md5(key, place, salt).subarray(0, Math.min(key.length + 5, 16));
  return method === "rc4" ? rc4(ownKey, bytes) : unlock("aes-128-cbc", ownKey, bytes);
}

function unlock(cipher: string, key: Buffer, bytes: Buffer): Buffer {
  const whole = bytes.subarray(16, 16 + Math.floor((bytes.length - 16) / 16) * 16);
  if (bytes.length < 32) return Buffer.alloc(0);
  const decipher = createDecipheriv(cipher, key, bytes.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([decipher.update(whole), decipher.final()]);
}

// OpenSSL no longer offers it.
function rc4(key: Buffer, bytes: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  const at = (index: number) => state[index] ?? 0;
  const swap = (a: number, b: number) => ([state[a], state[b]] = [at(b), at(a)]);
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  const out = Buffer.alloc(bytes.length);
  for (let n = 0, i = 0, j = 0; n < bytes.length; n += 1) {
    i = (i + 1) & 255;
    j = (j + at(i)) & 255;
    swap(i, j);
    out[n] = (bytes[n] ?? 0) ^ at((at(i) + at(j)) & 255);
  }
  return out;
}
