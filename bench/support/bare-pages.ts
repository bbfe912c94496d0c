import http from "node:http";
import type { AddressInfo } from "node:net";

/** An answer as the portal gave it. */
export interface BareAnswer {
  address: string;
  /** Names and values in turn. */
  head: string[];
  /** In base64. */
  body: string;
}

/** The least a server of these answers can do: it has them, and sends them. */
function serve(answers: BareAnswer[]): void {
  const ready = new Map(
    answers.map(({ address, head, body }) => [address, { head, body: Buffer.from(body, "base64") }]),
  );
  const server = http.createServer((req, res) => {
    const answer = ready.get(req.url ?? "");
    if (answer) res.writeHead(200, answer.head).end(answer.body);
    else res.writeHead(404).end();
  });
  server.listen(0, () => process.send?.((server.address() as AddressInfo).port));
}

process.once("message", serve);
