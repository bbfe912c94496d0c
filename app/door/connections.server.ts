import http from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { answerError } from "./answer-error.server.ts";
import type { Req, Res } from "./exchange.ts";

const SHUTDOWN_MS = 10_000;

interface Door {
  /** Numbers a request that came to nothing, and gives its answer the headers of all. */
  open: (req: Req, res: Res) => void;
  enter: http.RequestListener;
  /** The response being given on each socket. */
  answering: WeakMap<object, Res>;
}

/** An HTTP server in which even what the parser refuses is answered with the portal's own headers. */
export function createHttpServer({ open, enter, answering }: Door): http.Server {
  const server = http.createServer({ requireHostHeader: false, connectionsCheckingInterval: 5000 }, enter);
  server.headersTimeout = 10_000;
  // Ten megabytes over a slow line.
  server.requestTimeout = 120_000;
  server.keepAliveTimeout = 5000;
  const refuse = (status: number, stream: Duplex) => {
    const socket = stream as Socket;
    const req = new http.IncomingMessage(socket) as Req;
    const res = new http.ServerResponse(req) as Res;
    open(req, res);
    res.assignSocket(socket);
    res.setHeader("Connection", "close");
    res.once("finish", () => socket.destroySoon());
    answerError(req, res, status);
  };
  server.on("checkContinue", enter).on("checkExpectation", enter);
  server.on("connect", (_req, socket) => refuse(405, socket));
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) return socket.destroy();
    const status = STATUS_OF_ERROR[error.code ?? ""] ?? 400;
    const current = answering.get(socket);
    return current ? endEarly(current, status) : refuse(status, socket);
  });
  return server;
}

const STATUS_OF_ERROR: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

// After an error on a connection whose last request is still being answered: a complete request keeps its answer, and
// nothing follows it; one that will never be complete is refused now.
function endEarly(res: Res, status: number): void {
  res.shouldKeepAlive = false;
  if (res.req.complete) {
    if (!res.headersSent) res.setHeader("Connection", "close");
  } else if (res.headersSent) {
    res.req.socket.destroy();
  } else {
    res.setHeader("Connection", "close");
    answerError(res.req, res, status);
  }
}

/** Stops accepting, lets requests in flight end, cuts what is left at the deadline. */
export async function drain(server: http.Server): Promise<void> {
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const deadline = setTimeout(() => server.closeAllConnections(), SHUTDOWN_MS);
  await new Promise((resolve) => server.close(resolve));
  clearInterval(sweep);
  clearTimeout(deadline);
}
