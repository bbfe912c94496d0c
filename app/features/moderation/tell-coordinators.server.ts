import { coordinatorsOf } from "#app/features/accounts/addressees.server.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import type { Tx } from "#db/index.server.ts";
import type { Page } from "./load-page.server.ts";
import { moderationLetter } from "./moderation-letters.ts";
import type { pageHidings } from "#db/schema/moderation.ts";
import { deskPath } from "./moderation.ts";

type Hiding = typeof pageHidings.$inferSelect;

interface Occasion {
  key: string;
  origin: string;
  actorId: string | null;
}

async function tell(
  tx: Tx,
  page: Page,
  {
    kind,
    key,
    origin,
    actorId,
    except = [],
  }: Occasion & { kind: "page-reported" | "page-look_again"; except?: string[] },
  now: Date,
): Promise<void> {
  const all = (await coordinatorsOf(tx, page.country)).map(({ id }) => id);
  const others = all.filter((id) => !except.includes(id));
  const told = { titleIn: page.titleIn, url: origin + deskPath(page) };
  const userIds = others.length > 0 ? others : all;
  const occasion = { kind, key, subjectId: page.institutionId, actorId };
  await writeTo(tx, { userIds, reader: "secretariat" }, occasion, (frame) => moderationLetter(frame, kind, told), now);
}

/** Tells the coordinators of the country that a page was reported: of the first of its reports that wait. */
export const tellOfReport = (tx: Tx, page: Page, occasion: Occasion, now: Date): Promise<void> =>
  tell(tx, page, { ...occasion, kind: "page-reported" }, now);

/** Tells them, but whoever hid it, that its authors ask for a second look. */
export const tellOfAsking = (
  tx: Tx,
  page: Page,
  occasion: Occasion & { hiddenById: string },
  now: Date,
): Promise<void> => tell(tx, page, { ...occasion, kind: "page-look_again", except: [occasion.hiddenById] }, now);

/** Tells the coordinator who hid a page what somebody else has decided about it. */
export async function tellHider(
  tx: Tx,
  page: Page,
  { hiding, origin, actorId }: { hiding: Hiding; origin: string; actorId: string },
  now: Date,
): Promise<void> {
  const userIds = (await coordinatorsOf(tx, page.country)).map(({ id }) => id).filter((id) => id === hiding.hiddenById);
  const kind = hiding.isPutBack ? "page-shown_again" : "page-stays_hidden";
  const told = { titleIn: page.titleIn, url: origin + deskPath(page), words: hiding.answer };
  const occasion = { kind, key: hiding.id, subjectId: page.institutionId, actorId } as const;
  await writeTo(tx, { userIds, reader: "secretariat" }, occasion, (frame) => moderationLetter(frame, kind, told), now);
}
