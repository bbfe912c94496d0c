import { and, eq } from "drizzle-orm";
import { peopleOf } from "#app/features/accounts/addressees.server.ts";
import { isOfConversation } from "#app/features/conversations/reading-marks.server.ts";
import type { Reader } from "#db/index.server.ts";
import { conversationMessages } from "#db/schema/conversations.ts";
import { conversationOf, readersOf } from "./enquiry.ts";
import type { Enquiry } from "./find-enquiry.server.ts";

/**
 * Who is told of an answer: a visitor; of an institution those who wrote in it and act for it still, or those who
 * represent it where none of them does.
 */
export async function sendersIn(db: Reader, { enquiry, senderInstitution }: Enquiry): Promise<string[]> {
  if (!senderInstitution) return [enquiry.senderId];
  const people = (await peopleOf(db, senderInstitution.id)).map(({ id }) => id);
  const readers = (await peopleOf(db, senderInstitution.id, readersOf(enquiry.topic))).map(({ id }) => id);
  const isReader = (id: string) => readers.includes(id) || (id === enquiry.senderId && people.includes(id));
  const wrote = (await writersIn(db, enquiry.id)).filter(isReader);
  if (wrote.length > 0) return wrote;
  return (await peopleOf(db, senderInstitution.id, readersOf("other"))).map(({ id }) => id);
}

async function writersIn(db: Reader, enquiryId: string): Promise<string[]> {
  const { authorId, isFromSecretariat } = conversationMessages;
  const isTheirs = and(isOfConversation(conversationMessages, conversationOf(enquiryId)), eq(isFromSecretariat, false));
  const rows = await db.selectDistinct({ authorId }).from(conversationMessages).where(isTheirs);
  return rows.map((row) => row.authorId);
}
