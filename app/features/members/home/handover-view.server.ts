import { findAccountById } from "#app/features/accounts/accounts-queries.server.ts";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import {
  endOfOffer,
  findMainHolder,
  findOpenOffer,
  findSettledOffer,
  listSuccessors,
  type Offer,
  type Successor,
} from "../people/main-role.server.ts";
import { canOfferMainRole } from "../institution/member.policy.ts";
import type { OwnInstitution } from "../institution/own-institution.server.ts";
import { nameOf } from "../institution/institution-names.ts";
import type { HandoverView, OfferView } from "./ui/institution-model.ts";

/** Those who can take the main role, as options of a form. */
export function successorOptions(successors: Successor[], locale: Locale) {
  const t = translator(locale);
  return successors.map(({ userId, name, roles }) => ({
    value: userId,
    label: name,
    help: roles.map((role) => t(`vocabulary:role.${role}`)).join(", "),
  }));
}

const nameOfPerson = async (db: Reader, id: string) => (await findAccountById(db, id))?.name ?? "";

/** When an offer was made, and until when it can be answered. */
const daysOf = (offer: Offer, locale: Locale) => ({
  on: formatDate(offer.createdAt, locale),
  until: formatDate(endOfOffer(offer), locale),
});

/** What somebody reads of the hand-over of the main role; null for those it does not concern. */
export async function handoverView(
  own: OwnInstitution,
  viewer: Viewer,
  { db, locale, now, offerId = null }: { db: Reader; locale: Locale; now: Date; offerId?: string | null },
): Promise<HandoverView | null> {
  const { institution, member } = own;
  const offer = await findOpenOffer(db, institution.id, now);
  if (offer?.toUserId === viewer.id) {
    const from = await nameOfPerson(db, offer.fromUserId);
    return { kind: "asked", from, ...daysOf(offer, locale), institution: nameOf(institution, locale).name };
  }
  const mayOffer = canOfferMainRole(viewer, member);
  const asked = { institutionId: institution.id, userId: viewer.id, offerId };
  const settled = mayOffer && offerId === null ? null : await findSettledOffer(db, asked, now);
  if (settled) return settledView(db, settled, viewer, locale);
  if (!mayOffer) return null;
  if (offer) return { kind: "offered", to: await nameOfPerson(db, offer.toUserId), ...daysOf(offer, locale) };
  return { kind: "open", successors: successorOptions(await listSuccessors(db, institution.id), locale) };
}

/** An offer that waits, for whoever made it, could have made it, or is to answer it; null for everybody else. */
export async function offerOn(
  { institution, member }: OwnInstitution,
  viewer: Viewer,
  { db, locale, now }: { db: Reader; locale: Locale; now: Date },
): Promise<OfferView | null> {
  const offer = await findOpenOffer(db, institution.id, now);
  if (!offer) return null;
  const { on, until } = daysOf(offer, locale);
  if (offer.toUserId === viewer.id)
    return { isToYou: true, name: await nameOfPerson(db, offer.fromUserId), date: on, day: until };
  if (!canOfferMainRole(viewer, member)) return null;
  return { isToYou: false, name: await nameOfPerson(db, offer.toUserId), date: on, day: until };
}

/** What became of an offer, and with whom the role is now. */
async function settledView(db: Reader, offer: Offer, viewer: Viewer, locale: Locale): Promise<HandoverView> {
  const { outcome, institutionId } = offer;
  const settledAt = offer.settledAt ?? endOfOffer(offer);
  const holder = await findMainHolder(db, institutionId);
  return {
    kind: "settled",
    outcome: outcome ?? "ended",
    on: formatDate(settledAt, locale),
    holder: holder?.name ?? null,
    isYours: holder?.userId === viewer.id,
    people: `/institution?institution=${institutionId}`,
  };
}
