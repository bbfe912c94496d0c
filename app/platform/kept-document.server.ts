import { createHash } from "node:crypto";
import { keepFew } from "./keep-few.ts";

export interface KeptDocument {
  /** Of what the document is made of: another one, another document. */
  digest: string;
  bytes(): Promise<Buffer>;
}

/**
 * Documents that are the same for everybody: each is made once, and again when what it is made of has changed. Whoever
 * asks meanwhile gets the one that is being made.
 * @param most so many are kept, where there may be any number of names
 */
export function keepDocuments(most = Infinity) {
  const kept = new Map<string, { digest: string; made: Promise<Buffer> }>();
  return (name: string, content: unknown, make: () => Promise<Buffer>): KeptDocument => {
    const digest = createHash("sha256").update(JSON.stringify(content)).digest("base64url").slice(0, 24);
    return {
      digest,
      bytes() {
        const found = kept.get(name);
        if (found?.digest === digest) return found.made;
        const made = make();
        const entry = { digest, made };
        keepFew(kept, name, entry, most);
        made.catch(() => kept.get(name) === entry && kept.delete(name));
        return made;
      },
    };
  };
}
