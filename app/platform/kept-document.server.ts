import { createHash } from "node:crypto";

export interface KeptDocument {
  /** Of what the document is made of: another one, another document. */
  digest: string;
  bytes(): Promise<Buffer>;
}

/**
 * Documents that are the same for everybody: each is made once, and again when what it is made of has changed. Whoever
 * asks meanwhile gets the one that is being made.
 */
export function keepDocuments() {
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
        kept.set(name, entry);
        made.catch(() => kept.get(name) === entry && kept.delete(name));
        return made;
      },
    };
  };
}
