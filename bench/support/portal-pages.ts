/** Public pages by their addresses; of lists the first entry that they lead to. */
export async function publicPages(port: number): Promise<string[]> {
  const first = async (list: string, link: RegExp) => {
    const found = link.exec(await read(port, list))?.[1];
    return found ? [found] : [];
  };
  const lists = ["/", "/directory", "/projects", "/initiatives", "/results"];
  const details = await Promise.all([
    first("/directory", /href="(\/directory\/[a-z][^"?#]+)"/),
    first("/projects", /href="(\/projects\/(?!criteria)[a-z][^"?#]{8,})"/),
    first("/initiatives", /href="(\/initiatives\/[a-z][^"?#]+)"/),
    first("/results", /href="(\/projects\/[^"?#]+\/results\/[^"?#]+)"/),
  ]);
  const texts = ["/about", "/join", "/join/form", "/projects/criteria", "/privacy", "/texts/charter"];
  return [...lists, ...details.flat(), "/directory?country=KZ&sort=newest", ...texts, "/accessibility", "/api/v1"];
}

/** What a coordinator opens most. */
export async function deskPages(port: number, cookie: string): Promise<string[]> {
  const file = /href="(\/review\/[0-9a-f-]{36})"/.exec(await read(port, "/review", cookie))?.[1];
  if (!file) throw new Error("/review leads to nothing");
  return ["/directory", "/review", file, `${file}/answers`];
}

export const MEMBER_PAGES = ["/inbox", "/directory", "/projects", "/projects/suggested", "/institution"];

async function read(port: number, address: string, cookie = ""): Promise<string> {
  const headers = { Accept: "text/html", ...(cookie && { Cookie: cookie }) };
  const answer = await fetch(`http://localhost:${port}${address}`, { headers });
  if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`);
  return answer.text();
}
