import { isStaff, type Viewer } from "#app/features/accounts/viewer.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import { domainOf } from "#app/platform/email-address.ts";
import type { Locale } from "#db/locales.ts";
import type { TFunction } from "i18next";
import type { Enquiry } from "./find-enquiry.server.ts";

type Sent = Pick<Enquiry, "enquiry" | "sender" | "senderInstitution">;

/** What stays of a sender as of the day of writing, whatever the person is called later. */
export const senderAsWritten = (viewer: Viewer) => ({
  senderName: viewer.name,
  senderDomain: domainOf(viewer.email),
  isFromSecretariat: isStaff(viewer),
});

export const nameOfSender = ({ enquiry, sender }: Sent): string => enquiry.senderName ?? sender.name;

/** As what a sender who acts for no member is shown; null of people of members. */
export function markOf(t: TFunction, { enquiry, senderInstitution }: Sent): string | null {
  if (senderInstitution) return null;
  if (enquiry.isFromSecretariat) return t("contact:mark.secretariat");
  const domain = enquiry.senderDomain;
  return domain ? t("contact:mark.outsider", { domain }) : t("contact:mark.closed");
}

/** A sender in one line. The mark comes first: no name, whatever it pretends to be, can stand before it. */
export function senderLine(t: TFunction, sent: Sent, locale: Locale): string {
  return lineOf([personLine(t, sent), sent.senderInstitution && nameOf(sent.senderInstitution, locale).name]);
}

/** The same where the institution is named beside it. */
export function personLine(t: TFunction, sent: Sent): string {
  const mark = markOf(t, sent);
  return mark === null ? nameOfSender(sent) : `[${mark}] ${nameOfSender(sent)}`;
}
