import { desc, eq } from "drizzle-orm";
import { outbox } from "#db/schema/outbox.ts";
import { openLetter } from "#app/platform/sealed-secrets.server.ts";
import type { TestPortal } from "./test-portal.ts";

export interface SentLetter {
  kind: string;
  subject: string;
  text: string;
  html: string;
  /** The letter's link as a path of the portal; empty when it has none. */
  link: string;
}

/** The letters to an address, newest first, as their recipient reads them. */
export async function lettersTo({ services }: TestPortal, recipient: string): Promise<SentLetter[]> {
  const { db, config } = services;
  const rows = await db.select().from(outbox).where(eq(outbox.recipient, recipient)).orderBy(desc(outbox.id));
  return rows.map((row) => {
    const { kind, subject, text, html } = openLetter(config, row) ?? row;
    if (`${subject} ${text}`.includes("{{")) throw new Error(`The letter ${kind} lacks a value: ${subject}`);
    // The one to go on with comes last; pages that are only to be read may stand before it.
    const link = text.match(/https?:\/\/\S+/g)?.at(-1) ?? "";
    return { kind, subject, text, html, link: link.replace(config.origin, "") };
  });
}

/** The newest letter of a kind to an address. */
export async function letterTo(portal: TestPortal, recipient: string, kind: string): Promise<SentLetter> {
  const letter = (await lettersTo(portal, recipient)).find((one) => one.kind === kind);
  if (!letter) throw new Error(`There is no letter ${kind} to ${recipient}`);
  return letter;
}
