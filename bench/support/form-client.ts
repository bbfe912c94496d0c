/** A browser that only posts forms: it keeps the session cookie and follows no redirect. */
export interface FormClient {
  /** @returns where the portal sends the browser after it did what was asked; null when it did not say so. */
  post(address: string, fields: Record<string, string>): Promise<string | null>;
}

interface FormClients {
  at(origin: string): FormClient;
  /** The status and the beginning of the words of the last answer: why something was not done. */
  lastAnswer(): string;
}

export interface FormClientOptions {
  /** Sent with each request. */
  headers?: () => Record<string, string>;
  /** Told the status of each answer. */
  onStatus?: (status: number) => void;
}

export function createFormClient({ headers, onStatus }: FormClientOptions = {}): FormClients {
  let cookie = "";
  let lastAnswer = "no answer";
  const send = async (origin: string, address: string, fields: Record<string, string>) => {
    const sent = { Origin: origin, Accept: "text/html", ...headers?.(), ...(cookie ? { Cookie: cookie } : {}) };
    const body = new URLSearchParams(fields);
    const response = await fetch(origin + address, { method: "POST", body, headers: sent, redirect: "manual" });
    const words = (await response.text()).replace(/(<[^>]*>|\s)+/g, " ");
    lastAnswer = `${response.status} ${words.slice(0, 2000)}`;
    onStatus?.(response.status);
    const session = response.headers.getSetCookie().find((line) => line.startsWith("session="));
    if (session) cookie = session.split(";")[0] ?? "";
    return response.status === 302 ? response.headers.get("Location") : null;
  };
  return {
    at: (origin) => ({ post: (address, fields) => send(origin, address, fields) }),
    lastAnswer: () => lastAnswer,
  };
}
