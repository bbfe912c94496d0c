import { createPublicKey, type JsonWebKey } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { checkStatus } from "@digitalbazaar/vc-bitstring-status-list";
import { readPage } from "#tests/support/reader.ts";
import jwt, { type JwtPayload } from "jsonwebtoken";

interface Said {
  origin: string;
  keys: { file: string };
  statusLists: { address: string; file: string }[];
}

const read = (folder: string, file: string) => readFileSync(path.join(folder, file), "utf8");

/** Every file below a folder, by its path from it. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

/** Checks what the association has signed as a stranger does who has nothing but the folder. */
export function strangerWith(folder: string, at: Date) {
  const { origin, keys: place, statusLists } = JSON.parse(read(folder, "manifest.json")) as Said;
  const { keys } = JSON.parse(read(folder, place.file)) as { keys: (JsonWebKey & { kid: string })[] };

  function verify(token: string): JwtPayload {
    const kid = jwt.decode(token, { complete: true })?.header.kid;
    const key = keys.find((one) => one.kid === kid);
    if (!key) throw new Error(`There is no key ${kid}`);
    const clockTimestamp = Math.floor(at.getTime() / 1000);
    const publicKey = createPublicKey({ key, format: "jwk" });
    return jwt.verify(token, publicKey, { algorithms: ["RS256"], issuer: origin, clockTimestamp }) as JwtPayload;
  }

  return {
    verify,
    /** What the lists of the folder say of a credential; nothing while it is in force. */
    async statesOf(token: string): Promise<string[]> {
      const documentLoader = (url: string) => {
        const list = statusLists.find(({ address }) => address === url);
        if (!list) throw new Error(`The folder has no ${url}`);
        return Promise.resolve({ document: verify(read(folder, list.file)) });
      };
      const checking = { credential: verify(token), documentLoader, verifyBitstringStatusListCredential: false };
      const { verified, results, error } = await checkStatus(checking);
      if (!verified || results?.length !== 2) throw error ?? new Error("The lists could not be read");
      return results.filter(({ status }) => status).map((one) => one.credentialStatus.statusPurpose);
    },
  };
}

/** The links and parts of pages that lead to no file of the folder, or would be fetched from elsewhere. */
export function brokenLinks(folder: string): string[] {
  return filesIn(folder)
    .filter((file) => file.endsWith(".html"))
    .flatMap((file) => {
      const document = readPage(read(folder, file));
      const links = [...document.querySelectorAll("a[href]")].map((link) => link.getAttribute("href") ?? "");
      const parts = [...document.querySelectorAll("[src], link[href]")].map(
        (part) => part.getAttribute("src") ?? part.getAttribute("href") ?? "",
      );
      const scripts = [...document.querySelectorAll("script")].map(() => "script");
      const isFile = (to: string) => existsSync(path.join(folder, path.dirname(file), to));
      const broken = [...links.filter((to) => !/^https?:/.test(to)), ...parts].filter((to) => !isFile(to));
      return [...broken, ...scripts].map((to) => `${file}: ${to}`);
    });
}
