import { coordinatorsOf } from "#app/features/accounts/addressees.server.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import type { Tx } from "#db/index.server.ts";
import type { Page } from "./load-page.server.ts";
import { moderationLetter } from "./moderation-letters.ts";
import { deskPath } from "./moderation.ts";

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
