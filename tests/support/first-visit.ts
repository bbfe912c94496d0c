import { neededFonts } from "./needed-fonts.ts";
import { readPage } from "./reader.ts";

interface Fetched {
  kind: "document" | "style" | "font" | "script" | "icon";
  address: string;
  bytes: number;
}

/** What a browser that was never here fetches for a page, each with its size as it travels; without uploaded pictures. */
export async function firstVisit(origin: string, address: string): Promise<Fetched[]> {
  const ask = async (kind: Fetched["kind"], path: string) => {
    const response = await fetch(origin + path, { headers: { "Accept-Encoding": "br", Accept: "*/*" } });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} is answered with ${response.status}`);
    const head = [...response.headers].reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
    return { kind, address: path, bytes: head + Number(response.headers.get("Content-Length")), text };
  };
  const page = await ask("document", address);
  const document = readPage(page.text);
  const linked = (selector: string, name: string) =>
    [...document.querySelectorAll(selector)].map((one) => one.getAttribute(name) ?? "");
  const styles = await Promise.all(linked("link[rel=stylesheet]", "href").map((path) => ask("style", path)));
  const fonts = styles.flatMap((style) =>
    neededFonts(document, style.text).map((url) => new URL(url, `${origin}${style.address}`).pathname),
  );
  const scripts = [...linked("script[src]", "src"), ...linked("link[rel=modulepreload]", "href")];
  const rest = await Promise.all([
    ...fonts.map((path) => ask("font", path)),
    ...scripts.map((path) => ask("script", path)),
    ...linked("link[rel=icon]", "href").map((path) => ask("icon", path)),
  ]);
  return [page, ...styles, ...rest].map(({ kind, address: path, bytes }) => ({ kind, address: path, bytes }));
}
