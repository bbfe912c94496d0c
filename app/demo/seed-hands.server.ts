import { and, desc, eq, isNotNull } from "drizzle-orm";
import { acceptHand } from "#app/features/applications/hands/accept-hand.server.ts";
import { inviteHand } from "#app/features/applications/hands/invite-hand.server.ts";
import { saveSection } from "#app/features/applications/apply/save-section.server.ts";
import type { Answers } from "#app/features/applications/form/form.ts";
import { acceptInvited } from "#app/features/invitations/answer-invitation.server.ts";
import { openSecret } from "#app/platform/sealed-secrets.server.ts";
import { outbox } from "#db/schema/outbox.ts";
import type { SeedApplication } from "./data/application-content.ts";
import { actAs, daysAgo, type Demonstration, succeeded } from "./demonstration.server.ts";

const INVITED_DAYS_AGO = 2;
const WRITTEN_DAYS_AGO = 1;

/** A colleague who was invited to a draft by letter, accepted and went on with a section: two hands, whose versions can be compared. */
export async function seedHands(
  demo: Demonstration,
  { key, colleague, locale, sections }: SeedApplication,
  { id, applicant }: { id: string; applicant: string },
): Promise<void> {
  if (!colleague) return;
  const { email, section, answers } = colleague;
  const { config, db } = demo.services;
  const inviting = daysAgo(demo, INVITED_DAYS_AGO);
  const invitation = { applicationId: id, email, role: "co_applicant", locale } as const;
  succeeded(`invite to ${key}`, await inviteHand(inviting, invitation, await actAs(demo, applicant)));
  const isTheirs = and(eq(outbox.recipient, email), isNotNull(outbox.sealedSecret));
  const [letter] = await db.select().from(outbox).where(isTheirs).orderBy(desc(outbox.id)).limit(1);
  const secret = (letter?.sealedSecret && openSecret(config, letter.sealedSecret)) ?? "";
  const accepting = acceptHand({ origin: config.origin });
  succeeded(`accept ${key}`, await acceptInvited(inviting, { secret }, await actAs(demo, email), accepting));
  const written = { ...sections[section], ...answers };
  const given = Object.fromEntries(Object.entries(written).filter(([, one]) => one !== ""));
  const input = { applicationId: id, section, version: 1, answers: given as Answers };
  const saved = await saveSection(daysAgo(demo, WRITTEN_DAYS_AGO), input, await actAs(demo, email));
  succeeded(`write in ${key}`, saved);
}
