import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

export interface MailSink {
  url: string;
  /** How often each letter was taken, by its Message-ID without the brackets. */
  received: Map<string, number>;
  total(): number;
  /** Resolves when this many letters were taken since the sink was opened. */
  reached(total: number): Promise<void>;
  close(): Promise<void>;
}

const MESSAGE_ID = /^message-id:\s*<([^>]+)>/im;

/** A real SMTP server on loopback that takes every letter and counts them. */
export async function openMailSink(): Promise<MailSink> {
  const received = new Map<string, number>();
  const waiting = new Set<() => void>();
  const total = () => [...received.values()].reduce((sum, times) => sum + times, 0);
  const take = (letter: string) => {
    const id = MESSAGE_ID.exec(letter)?.[1] ?? "without Message-ID";
    received.set(id, (received.get(id) ?? 0) + 1);
    for (const look of waiting) look();
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, _session, callback) {
      text(stream).then(
        (letter) => {
          take(letter);
          callback(null);
        },
        // Cut in the middle: not taken.
        () => {},
      );
    },
  });
  // Connections are cut by the kills this sink is made for.
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const reached = (wanted: number) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (total() < wanted) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  const url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url, received, total, reached, close };
}
