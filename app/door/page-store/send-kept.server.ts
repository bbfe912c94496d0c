import type { Req, Res } from "../exchange.ts";
import type { Encoding, KeptPage } from "./kept-forms.ts";

const takes = (name: string) =>
  new RegExp(String.raw`(?:^|[,\s])${name}(?![^,]*;\s*q=0(?:\.0*)?\s*(?:,|$))(?=[\s,;]|$)`, "i");
const [BROTLI, GZIP] = [takes("br"), takes("gzip")];

function encodingFor(req: Req): Encoding {
  const accepted = req.headers["accept-encoding"];
  if (typeof accepted !== "string") return "identity";
  if (BROTLI.test(accepted)) return "br";
  return GZIP.test(accepted) ? "gzip" : "identity";
}

const hasAlready = (known: string | undefined, tag: string): boolean =>
  known !== undefined && known.split(",").some((one) => [tag, "*"].includes(one.trim().replace(/^W\//, "")));

/** Sends a kept page with the number of this request, or says that whoever asks has it already. */
export function sendKept(req: Req, res: Res, page: KeptPage): void {
  const { tag, body, head, unchangedHead } = page.in(encodingFor(req));
  const own = ["X-Request-Id", res.locals.requestId];
  if (hasAlready(req.headers["if-none-match"], tag)) {
    res.writeHead(304, [...unchangedHead, ...own]).end();
  } else {
    res.writeHead(200, [...head, ...own]).end(req.method === "HEAD" ? undefined : body);
  }
}
