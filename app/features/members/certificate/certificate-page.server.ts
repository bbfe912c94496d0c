import type { Viewer } from "#app/features/accounts/viewer.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Locale } from "#db/locales.ts";
import { nameOf } from "../institution/institution-names.ts";
import { canTakeCertificate } from "../institution/member.policy.ts";
import { verifyAddress } from "../institution/membership-number.ts";
import { standingWord } from "../institution/membership-view.server.ts";
import type { OwnInstitution } from "../institution/own-institution.server.ts";
import { hasRight } from "../institution/rights.ts";
import { badgeView } from "./badge-view.server.ts";
import { certificateChoice } from "./certificate-choice.server.ts";
import type { CertificateView } from "./ui/certificate-page.tsx";

interface Reading {
  origin: string;
  locale: Locale;
  isDemo: boolean;
}

/** What somebody who acts for a member reads of its certificate: how to take it, or why there is none. */
export function certificatePage(own: OwnInstitution, viewer: Viewer, reading: Reading): CertificateView {
  const { locale } = reading;
  const { institution, membership, member } = own;
  const t = translator(locale);
  const query = `?institution=${institution.id}`;
  const shared = { name: nameOf(institution, locale), homeTo: `/institution${query}` };
  if (!hasRight(member, "take_certificate")) return { ...shared, none: standingWord(member.standing, "explain", t) };
  if (!canTakeCertificate(viewer, member)) return { ...shared, none: t("members:certificate.for_representatives") };
  return {
    ...shared,
    none: null,
    verifyTo: verifyAddress(membership.number),
    signedTo: `/institution/credential.jwt${query}`,
    badge: badgeView(institution, membership.number, reading),
    choice: certificateChoice(institution, `/institution/certificate.pdf${query}`, locale),
  };
}
