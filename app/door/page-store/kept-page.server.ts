import { createHash } from "node:crypto";
import type { OutgoingHttpHeaders } from "node:http";
import { compress } from "../send-body.server.ts";
import type { Encoding, Form, KeptPage } from "./kept-forms.ts";

interface Made {
  html: string;
  headers: OutgoingHttpHeaders;
  /** Of the request it was made for, so that nothing of that one is left in it. */
  nonce: string;
  requestId: string;
  stamp: string;
}

// A browser or a front asks each time whether it is still so.
const KEEPING = {
  "Cache-Control": "public, max-age=0, must-revalidate",
  Vary: "Accept-Encoding, Accept-Language",
};
const OF_ONE_ANSWER = new Set([
  ...["x-request-id", "connection", "set-cookie", "content-length", "content-encoding", "etag"],
  ...Object.keys(KEEPING).map((name) => name.toLowerCase()),
]);
const OF_BODY = new Set(["content-type", "content-length", "content-encoding", "content-language"]);
const QUALITY = 5;

const sha256 = (text: string | Buffer) => createHash("sha256").update(text);

/**
 * The page without the nonce, and the policy that allows its scripts by what they are. Only scripts that had the nonce are
 * allowed: what else might have come into the page is as forbidden as before. Null where the nonce stands anywhere else.
 */
function withoutNonce(html: string, policy: string, nonce: string): { html: string; policy: string } | null {
  const mark = ` nonce="${nonce}"`;
  const hashes = new Set<string>();
  const plain = html
    .replace(/(<script\b[^>]*>)([^]*?)<\/script>/g, (element, tag: string, inline: string) => {
      if (!tag.includes(mark)) return element;
      if (inline) hashes.add(`'sha256-${sha256(inline).digest("base64")}'`);
      return element.replace(mark, "");
    })
    .replace(/<link\b[^>]*>/g, (tag) => tag.replace(mark, ""));
  if (plain.includes(nonce)) return null;
  return { html: plain, policy: policy.replace(` 'nonce-${nonce}'`, [...hashes].map((hash) => ` ${hash}`).join("")) };
}

/** What is kept of an answer; null where something of one visitor's request would stay in it. */
export function keepPage({ html, headers, nonce, requestId, stamp }: Made): KeptPage | null {
  const policy = headers["content-security-policy"];
  const plain = withoutNonce(html.replaceAll(requestId, ""), String(policy), nonce);
  if (!plain) return null;
  const own = Object.entries(headers).filter(([name]) => !OF_ONE_ANSWER.has(name));
  const shared = Object.entries({ ...Object.fromEntries(own), "content-security-policy": plain.policy, ...KEEPING });
  const flat = (from: [string, unknown][]) => from.flatMap(([name, value]) => [name, String(value)]);
  const body = Buffer.from(plain.html);
  const digest = sha256(body).digest("base64url").slice(0, 24);
  const forms = new Map<Encoding, Form>();
  const make = (encoding: Encoding): Form => {
    const encoded = encoding === "identity" ? body : compress(body, encoding, QUALITY);
    const tag = encoding === "identity" ? `"${digest}"` : `"${digest}-${encoding}"`;
    const ofBody = [
      ...["Content-Length", String(encoded.length)],
      ...(encoding === "identity" ? [] : ["Content-Encoding", encoding]),
    ];
    const head = [...flat(shared), "ETag", tag, ...ofBody];
    const unchangedHead = [...flat(shared.filter(([name]) => !OF_BODY.has(name))), "ETag", tag];
    return { tag, body: encoded, head, unchangedHead };
  };
  return {
    stamp,
    bytes: 2 * body.length,
    in(encoding) {
      const form = forms.get(encoding) ?? make(encoding);
      forms.set(encoding, form);
      return form;
    },
  };
}
