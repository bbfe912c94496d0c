import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import type { Locale } from "#db/locales.ts";
import type { TFunction } from "i18next";
import type { Enquiry } from "./find-enquiry.server.ts";
import { personLine, senderLine } from "./sender.ts";

type Reported = Pick<Enquiry, "enquiry" | "sender" | "senderInstitution" | "institution" | "accused">;

/**
 * The two sides of a report as they are named: who reported it; the person it is about, alone and with the institution
 * they wrote for; and that institution alone, which is all that the other side may know of a member's people.
 */
export function reportNames(t: TFunction, reported: Reported, locale: Locale) {
  const { enquiry, accused, senderInstitution } = reported;
  const institution = nameOf(reported.institution, locale).name;
  const sender = senderInstitution ? nameOf(senderInstitution, locale).name : personLine(t, reported);
  const isSender = accused === null || accused.id === enquiry.senderId;
  if (enquiry.isReportedBySender) {
    const person = accused?.name ?? institution;
    return { reporter: sender, person, accused: lineOf([person, institution]), accusedSide: institution };
  }
  const person = isSender ? personLine(t, reported) : accused.name;
  const line = isSender ? senderLine(t, reported, locale) : lineOf([person, sender]);
  return { reporter: institution, person, accused: line, accusedSide: sender };
}
