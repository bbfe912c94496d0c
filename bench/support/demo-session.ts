import { DEMO_PASSWORD } from "#app/demo/data/people.ts";

export interface DemoSession {
  cookie: string;
  /** The address of the page where documents are added to a draft. */
  findDocumentsPage(): Promise<string>;
  /** Sends a file as a document; resolves to the status of the answer. */
  upload(page: string, name: string, bytes: Buffer): Promise<number>;
}

/** The applicant of the demonstration, signed in. */
export async function signInDemo(port: number, email = "applicant@demo.example"): Promise<DemoSession> {
  const origin = `http://localhost:${port}`;
  const send = async (path: string, init: RequestInit = {}, cookie = "") =>
    fetch(origin + path, {
      redirect: "manual",
      ...init,
      headers: { Origin: origin, Accept: "text/html", ...(cookie ? { Cookie: cookie } : {}) },
    });
  const body = new URLSearchParams({ email, password: DEMO_PASSWORD });
  const signedIn = await send("/login", { method: "POST", body });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  return {
    cookie,
    async findDocumentsPage() {
      const list = await send("/applications", {}, cookie);
      // With only one application the list leads to it.
      const links = `href="${list.headers.get("Location") ?? ""}" ${await list.text()}`;
      for (const [, path] of links.matchAll(/href="(\/applications\/[^"/?#]+)/g)) {
        const answer = await send(`${path}/documents`, {}, cookie);
        await answer.arrayBuffer();
        if (answer.status === 200) return `${path}/documents`;
      }
      throw new Error(`${email} has no draft`);
    },
    async upload(page, name, bytes) {
      const form = new FormData();
      form.set("kind", "legal_status");
      form.set("file", new Blob([new Uint8Array(bytes)]), name);
      const answer = await send(page, { method: "POST", body: form }, cookie);
      await answer.arrayBuffer();
      return answer.status;
    },
  };
}
