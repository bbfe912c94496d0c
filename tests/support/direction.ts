const FROM_THE_RIGHT = /[\u0590-\u08ff]/u;
const BLOCKS = "p,h1,h2,h3,h4,li,dd,dt,td,th,div,label,button,option,summary,title,legend,header,section,main,body,a";
const withoutIsolates = (text: string) => text.replace(/\u2068[^\u2068\u2069]*\u2069/gu, "");

/** Lines of a page in which a name written from the right stands beside other words without being kept to itself. */
export function looseNames(document: Document): string[] {
  const found = new Set<string>();
  const walker = document.createTreeWalker(document.documentElement, 4);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!element || element.closest("script,style,textarea,bdi,[dir=auto]")) continue;
    const text = withoutIsolates(node.textContent ?? "");
    if (!FROM_THE_RIGHT.test(text)) continue;
    const line = withoutIsolates(element.closest(BLOCKS)?.textContent ?? "").trim();
    if (/[\p{Script=Latin}\d]/u.test(line)) found.add(line.slice(0, 200));
  }
  return [...found];
}
