import net from "node:net";
import zlib from "node:zlib";

export interface RawAnswer {
  /** 0 when the connection closed, or time ran out, without an answer. */
  status: number;
  headers: Record<string, string>;
  setCookies: string[];
  body: string;
  /** Everything received, 1xx answers included. */
  raw: string;
  isTimedOut: boolean;
}

interface Patience {
  /** When to give up waiting for an answer. */
  timeoutMs?: number;
  /** When to end the sending side: a server that waits for more then knows that nothing will come. Default: never. */
  endAfterMs?: number;
}

/** Sends bytes as they are and reads one whole answer. For requests no HTTP client would make. */
export function sendRaw(port: number, bytes: string | Buffer, patience: Patience = {}): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = net.connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    const hasBody = !Buffer.from(bytes).subarray(0, 5).equals(Buffer.from("HEAD "));
    let isTimedOut = false;
    let isOver = false;
    let ending: NodeJS.Timeout | undefined;
    const finish = () => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      clearTimeout(ending);
      socket.destroy();
      resolve({ ...parseAnswer(Buffer.concat(chunks)), isTimedOut });
    };
    const timer = setTimeout(() => {
      isTimedOut = true;
      finish();
    }, patience.timeoutMs ?? 5000);
    socket.on("connect", () => {
      socket.write(bytes);
      if (patience.endAfterMs !== undefined) ending = setTimeout(() => socket.end(), patience.endAfterMs);
    });
    socket.on("data", (chunk) => {
      chunks.push(chunk);
      if (isWhole(Buffer.concat(chunks), hasBody)) finish();
    });
    for (const event of ["end", "close", "error"]) socket.on(event, finish);
  });
}

function splitHead(buffer: Buffer): { head: string; body: Buffer } | null {
  let start = 0;
  for (;;) {
    const end = buffer.indexOf("\r\n\r\n", start);
    if (end < 0) return null;
    const head = buffer.subarray(start, end).toString("latin1");
    if (!/^HTTP\/1\.1 1\d\d/.test(head)) return { head, body: buffer.subarray(end + 4) };
    start = end + 4;
  }
}

function isWhole(buffer: Buffer, hasBody: boolean): boolean {
  const parts = splitHead(buffer);
  if (!parts) return false;
  if (!hasBody) return true;
  const length = /^content-length: (\d+)$/im.exec(parts.head)?.[1];
  return /^HTTP\/1\.1 (204|304)/.test(parts.head) || (length !== undefined && parts.body.length >= Number(length));
}

function parseAnswer(buffer: Buffer): Omit<RawAnswer, "isTimedOut"> {
  const { head, body } = splitHead(buffer) ?? { head: "", body: Buffer.alloc(0) };
  const headers: Record<string, string> = {};
  const setCookies: string[] = [];
  for (const line of head.split("\r\n").slice(1)) {
    const [name, value] = [
      line.slice(0, line.indexOf(":")).toLowerCase(),
      line.slice(line.indexOf(":") + 1).trim(),
    ] as const;
    if (name === "set-cookie") setCookies.push(value);
    headers[name] = value;
  }
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0);
  return {
    status,
    headers,
    setCookies,
    body: decode(body, headers["content-encoding"]),
    raw: buffer.toString("latin1"),
  };
}

function decode(body: Buffer, encoding: string | undefined): string {
  try {
    if (encoding === "br") return zlib.brotliDecompressSync(body).toString();
    if (encoding === "gzip") return zlib.gunzipSync(body).toString();
  } catch {
    return body.toString("latin1");
  }
  return body.toString();
}
