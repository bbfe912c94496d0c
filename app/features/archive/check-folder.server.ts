import { createHash, createPublicKey, verify } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import readline from "node:readline";
import type { PublishedKey } from "#app/platform/signing-keys.server.ts";
import { sha256 } from "#app/platform/tokens.server.ts";
import { ARCHIVE_VERSION, type Manifest, manifestSchema, RECORD_KINDS } from "./archive.schema.ts";
import { SUMS_FILE } from "./folder-writer.server.ts";
import { MANIFEST_FILE, SIGNED_FILE } from "./manifest-files.ts";
import { UnsoundArchive } from "./read-records.server.ts";

const SUM = /^([0-9a-f]{64}) {2}([A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*)$/;

/**
 * Reads every byte of a folder and resolves to its manifest. Throws `UnsoundArchive`, which names the file, where one was
 * changed, is missing or came after it was written, and where a newer portal wrote the folder.
 */
export async function checkFolder(folder: string): Promise<Manifest> {
  const text = await readText(folder, MANIFEST_FILE);
  const manifest = readManifest(text);
  await checkSignature(folder, text, manifest.keys.file);
  const digests = await readSums(folder, manifest.files);
  for (const [file, digest] of digests) {
    if ((await digestOf(folder, file)) !== digest) throw new UnsoundArchive(`${file} was changed`);
  }
  for (const kind of RECORD_KINDS) {
    const said = manifest.kinds[kind];
    if (said && digests.get(said.file) !== said.sha256)
      throw new UnsoundArchive(`${said.file} is not the one of the manifest`);
  }
  const known = new Set([...digests.keys(), SUMS_FILE, MANIFEST_FILE, SIGNED_FILE]);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const file = path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/");
    if (!known.has(file)) throw new UnsoundArchive(`${file} does not belong to the folder`);
  }
  return manifest;
}

function missing(file: string) {
  return (error: NodeJS.ErrnoException): never => {
    throw error.code === "ENOENT" ? new UnsoundArchive(`${file} is missing`) : error;
  };
}

const readText = (folder: string, file: string) => readFile(path.join(folder, file), "utf8").catch(missing(file));

function readManifest(text: string): Manifest {
  const said = parsed(text);
  // Of a newer one nothing else can be told.
  const version = typeof said === "object" && said !== null && "version" in said ? said.version : null;
  if (typeof version === "number" && version > ARCHIVE_VERSION) {
    throw new UnsoundArchive(
      `a newer portal wrote this folder: version ${version}, and this one reads ${ARCHIVE_VERSION}`,
    );
  }
  const read = manifestSchema.safeParse(said);
  if (read.success) return read.data;
  throw new UnsoundArchive(`${MANIFEST_FILE} is no manifest: ${read.error.issues[0]?.path.join(".")}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnsoundArchive(`${MANIFEST_FILE} is no JSON`);
  }
}

/** The public keys in a folder. */
export async function readKeys(folder: string, file: string): Promise<PublishedKey[]> {
  return (JSON.parse(await readText(folder, file)) as { keys: PublishedKey[] }).keys;
}

/** Whether one of the keys in the folder signed the digest of its manifest. */
async function checkSignature(folder: string, manifest: string, keysFile: string): Promise<void> {
  const [head = "", body = "", signature = ""] = (await readText(folder, SIGNED_FILE)).split(".");
  const keys = await readKeys(folder, keysFile);
  const isSigned = keys.some((key) =>
    verify(
      "sha256",
      Buffer.from(`${head}.${body}`),
      createPublicKey({ key, format: "jwk" }),
      Buffer.from(signature, "base64url"),
    ),
  );
  if (!isSigned) throw new UnsoundArchive(`${SIGNED_FILE} is signed by no key of ${keysFile}`);
  const said = JSON.parse(Buffer.from(body, "base64url").toString()) as { sha256?: string };
  if (said.sha256 !== sha256(manifest)) throw new UnsoundArchive(`${MANIFEST_FILE} was changed`);
}

async function readSums(folder: string, files: Manifest["files"]): Promise<ReadonlyMap<string, string>> {
  if ((await digestOf(folder, SUMS_FILE)) !== files.sha256) throw new UnsoundArchive(`${SUMS_FILE} was changed`);
  const digests = new Map<string, string>();
  const lines = readline.createInterface({
    input: createReadStream(path.join(folder, SUMS_FILE)),
    crlfDelay: Infinity,
  });
  for await (const line of lines) {
    const [, digest, file] = SUM.exec(line) ?? [];
    if (!digest || !file || file.split("/").includes(".."))
      throw new UnsoundArchive(`${SUMS_FILE} names no file: ${line}`);
    digests.set(file, digest);
  }
  return digests;
}

async function digestOf(folder: string, file: string): Promise<string> {
  const hash = createHash("sha256");
  try {
    for await (const bytes of createReadStream(path.join(folder, file))) hash.update(bytes as Buffer);
  } catch (error) {
    missing(file)(error as NodeJS.ErrnoException);
  }
  return hash.digest("hex");
}
