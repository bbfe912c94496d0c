import { type ParsedMail, simpleParser } from "mailparser";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { SMTPServer, type SMTPServerAddress } from "smtp-server";
import { afterAll } from "vitest";

export interface ReceivedMail extends ParsedMail {
  /** Who the envelope names, which headers cannot change. */
  envelopeTo: string[];
}

/** How the server treats a recipient, by the first part of the address; others are accepted. */
const REFUSALS: Record<string, [code: number, words: string]> = {
  later: [451, "refused by the test"],
  never: [550, "refused by the test"],
  relay: [554, "Relay access denied"],
};

export interface MailServer {
  url: string;
  mails: ReceivedMail[];
  /** Milliseconds before a letter is taken. */
  delayMs: number;
  /** Drops the connection after this many letters were received in full but not yet acknowledged. */
  dropNext: number;
  /** The most letters that were being taken at the same time. */
  mostAtOnce: number;
  /** Refuses every sender with 501. */
  refusesSender: boolean;
  /** The newest letter to an address, waiting for it up to five seconds. */
  waitFor(recipient: string, subject?: RegExp): Promise<ReceivedMail>;
  close(): Promise<void>;
}

function refusalOf(address: SMTPServerAddress): Error | null {
  const [code, words] = REFUSALS[address.address.split("@")[0] ?? ""] ?? [];
  return code ? Object.assign(new Error(words), { responseCode: code }) : null;
}

/** A real SMTP server on loopback, stopped after the test file. */
export async function startMailServer(): Promise<MailServer> {
  const state: MailServer = {
    url: "",
    mails: [],
    delayMs: 0,
    dropNext: 0,
    mostAtOnce: 0,
    refusesSender: false,
    waitFor,
    close,
  };
  let atOnce = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onMailFrom: (_address, _session, callback) =>
      callback(state.refusesSender ? Object.assign(new Error("bad sender"), { responseCode: 501 }) : null),
    onRcptTo: (address, _session, callback) => callback(refusalOf(address)),
    onData(stream, session, callback) {
      void simpleParser(stream).then(async (mail) => {
        state.mostAtOnce = Math.max(state.mostAtOnce, ++atOnce);
        await sleep(state.delayMs);
        atOnce--;
        state.mails.push({ ...mail, envelopeTo: session.envelope.rcptTo.map(({ address }) => address) });
        if (state.dropNext-- > 0) return server.connections.forEach((connection) => connection.close());
        callback(null);
      });
    },
  });
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  state.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  afterAll(close);
  return state;

  async function waitFor(recipient: string, subject = /./): Promise<ReceivedMail> {
    for (let i = 0; i < 250; i++) {
      const found = state.mails.findLast(
        (mail) => mail.envelopeTo.includes(recipient) && subject.test(mail.subject ?? ""),
      );
      if (found) return found;
      await sleep(20);
    }
    throw new Error(`No letter to ${recipient} with a subject like ${subject}`);
  }

  async function close(): Promise<void> {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

/** The link of a letter, as a path of the portal. */
export function linkIn(mail: ReceivedMail): string {
  const [link] = /https?:\/\/\S+/.exec(mail.text ?? "") ?? [];
  if (!link) throw new Error(`The letter has no link:\n${mail.text}`);
  const { pathname, search } = new URL(link);
  return pathname + search;
}
