import { eq } from "drizzle-orm";
import { formatDate, formatDay } from "#app/i18n/format.server.ts";
import { directionOf } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getAssociation } from "#app/platform/association.server.ts";
import type { AssociationSettings } from "#app/platform/association.ts";
import type { CertificateDocument, CertificateWords } from "#app/platform/certificate-document.ts";
import { printCertificate } from "#app/platform/pdf.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import { applications } from "#db/schema/applications.ts";
import type { InstitutionNames } from "../institution/institution-names.ts";
import { verifyAddress } from "../institution/membership-number.ts";
import type { findMembership } from "../institution/membership-queries.server.ts";
import { categoryView } from "../institution/membership-view.server.ts";
import type { CertificateLanguages } from "./certificate-languages.ts";

type Printer = Pick<Services, "db" | "clock" | "config" | "background">;
type Found = Pick<NonNullable<Awaited<ReturnType<typeof findMembership>>>, "membership" | "institution">;

/** The number under which the association decided; null of members from before there were any. */
async function findDecisionNumber(db: Reader, applicationId: string | null): Promise<string | null> {
  if (applicationId === null) return null;
  const [row] = await db
    .select({ number: applications.caseNumber })
    .from(applications)
    .where(eq(applications.id, applicationId));
  return row?.number ?? null;
}

/** What an institution is called in every language it has a name in, its own name first. */
function namesIn({ nameOfficial, nameOfficialLanguage, nameEn, translatedNames }: InstitutionNames) {
  const names = [
    { text: nameOfficial, lang: nameOfficialLanguage },
    { text: nameEn, lang: "en" },
    ...Object.entries(translatedNames).map(([lang, text]) => ({ text: text ?? "", lang })),
  ];
  return names.filter(({ text }, index) => text && names.findIndex((other) => other.text === text) === index);
}

interface Printing {
  association: AssociationSettings;
  decision: string | null;
  now: Date;
  /** Institutions are real there, and what is said of them is not. */
  isDemo: boolean;
}

function wordsIn(
  locale: Locale,
  { membership: { category, number, startsOn, endsOn } }: Found,
  { association, decision, now, isDemo }: Printing,
): CertificateWords {
  const t = translator(locale);
  const { name, isProposed, certificateSigners } = association;
  const signers = (certificateSigners[locale] ?? "").split("\n").filter(Boolean);
  return {
    lang: locale,
    direction: directionOf(locale),
    association: isProposed ? `${name[locale]} (${t("common:association.proposed")})` : name[locale],
    title: t("pdf:certificate.title"),
    before: t("pdf:certificate.before"),
    after: t(`pdf:certificate.after.${category}`),
    facts: [
      { label: t("pdf:certificate.category"), value: categoryView(category, locale).label },
      { label: t("pdf:certificate.since"), value: formatDay(startsOn, locale) },
      {
        label: t("pdf:certificate.until"),
        value: endsOn === null ? t("pdf:certificate.open_end") : formatDay(endsOn, locale),
      },
      { label: t("pdf:certificate.number"), value: number },
      ...(decision === null ? [] : [{ label: t("pdf:certificate.decision"), value: decision }]),
    ],
    signatures: signers.length > 0 ? signers : [t("pdf:certificate.signer")],
    check: `${t("pdf:certificate.as_of", { day: formatDate(now, locale) })} ${t("pdf:certificate.check")}`,
    disclaimer: [isDemo ? t("common:demo.text") : "", t("common:footer.disclaimer")].filter(Boolean).join(" "),
  };
}

/** The certificate of a membership with the names and the term it has now. */
export async function certificatePdf(printer: Printer, found: Found, languages: CertificateLanguages): Promise<Buffer> {
  const { db, clock, config, background } = printer;
  const { membership, institution } = found;
  const association = await getAssociation(db);
  const decision = await findDecisionNumber(db, membership.applicationId);
  const [first] = languages;
  const now = clock.now();
  const printing = { association, decision, now, isDemo: config.mode === "demo" };
  const certificate: CertificateDocument = {
    title: `${translator(first)("pdf:certificate.title")} ${membership.number}`,
    author: association.name[first],
    madeAt: now,
    names: namesIn(institution),
    words: languages.flatMap((locale) => (locale ? [wordsIn(locale, found, printing)] : [])),
    address: config.origin + verifyAddress(membership.number),
  };
  return printCertificate(background, certificate);
}
