import { letWait, writeMessage } from "#app/features/conversations/write-message.server.ts";
import { domainOf } from "#app/platform/email-address.ts";
import type { Tx } from "#db/index.server.ts";
import { newOrderedId } from "#db/kit.ts";
import { enquiries, enquirySignatures } from "#db/schema/enquiries.ts";
import type { AskKind } from "#db/vocabulary-asks.ts";
import { conversationOf } from "./enquiry.ts";

interface Begun {
  /** The member that is written to. */
  institutionId: string;
  sender: { id: string; name: string; email: string };
  senderInstitutionId: string;
  subject: string;
  askKind: AskKind;
  /** The first one first, each with when it was said. */
  messages: readonly { authorId: string; isFromMember: boolean; body: string; at: Date }[];
}

/** A conversation between two members of what was said elsewhere. Whoever begins it tells of it. */
export async function beginConversation(tx: Tx, begun: Begun, now: Date): Promise<string> {
  const { institutionId, sender, senderInstitutionId, subject, askKind, messages } = begun;
  const id = newOrderedId();
  const by = { senderId: sender.id, senderName: sender.name, senderDomain: domainOf(sender.email) };
  await tx.insert(enquiries).values({
    id,
    institutionId,
    senderInstitutionId,
    ...by,
    topic: "other",
    subject,
    askKind,
    createdAt: now,
  });
  const conversation = conversationOf(id);
  for (const { isFromMember, at, ...said } of messages) {
    const message = { ...said, isFromSecretariat: isFromMember, asksNoAnswer: true };
    const written = await writeMessage(tx, conversation, message, at);
    if (!written.ok || written.id === null) continue;
    await tx.insert(enquirySignatures).values({ messageId: written.id, showsName: true, showsEmail: false });
  }
  if (messages.at(-1)?.isFromMember === false) await letWait(tx, conversation, now);
  return id;
}
