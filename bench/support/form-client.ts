/** A browser that only posts forms: it keeps the session cookie and follows no redirect. */
export interface FormClient {
  /** @returns where the portal sends the browser after it did what was asked; null when it did not say so. */
  post(address: string, fields: Record<string, string>): Promise<string | null>;
}

export interface FormClientOptions {
  /** Sent with each request. */
  headers?: () => Record<string, string>;
  /** Told the status of each answer. */
  onStatus?: (status: number) => void;
}

export function createFormClient({ headers, onStatus }: FormClientOptions = {}): { at(origin: string): FormClient } {
  let cookie = "";
  const send = async (origin: string, address: string, fields: Record<string, string>) => {
    const sent = { Origin: origin, Accept: "text/html", ...headers?.(), ...(cookie ? { Cookie: cookie } : {}) };
    const body = new URLSearchParams(fields);
    const response = await fetch(origin + address, { method: "POST", body, headers: sent, redirect: "manual" });
    await response.arrayBuffer();
    onStatus?.(response.status);
    const session = response.headers.getSetCookie().find((line) => line.startsWith("session="));
    if (session) cookie = session.split(";")[0] ?? "";
    return response.status === 302 ? response.headers.get("Location") : null;
  };
  return { at: (origin) => ({ post: (address, fields) => send(origin, address, fields) }) };
}
