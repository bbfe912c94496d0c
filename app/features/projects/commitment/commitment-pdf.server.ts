import { eq } from "drizzle-orm";
import { positionIn } from "#app/features/members/institution/head-position.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { formatDay } from "#app/i18n/format.server.ts";
import { isolated } from "#app/i18n/isolate.ts";
import { directionOf } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import type { PdfBlock } from "#app/platform/pdf-document.ts";
import { printPdf } from "#app/platform/pdf.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { institutions } from "#db/schema/members.ts";
import type { Locale } from "#db/locales.ts";
import type { FoundProject } from "../project/project-queries.server.ts";
import type { NamedInstitution } from "../project/project-partners.server.ts";
import { titleIn } from "../project/project-title.ts";
import { periodText } from "../project/project-words.server.ts";

type Printer = Pick<Services, "db" | "clock" | "background">;

interface Committing {
  institution: NamedInstitution;
  role: string;
}

/** The letter of a partner to the lead of its project, with what is known filled in, to be printed, signed and put in. */
export async function letterPdf(
  { db, clock, background }: Printer,
  { row, lead }: FoundProject,
  { institution, role }: Committing,
  locale: Locale,
): Promise<Buffer> {
  const t = translator(locale);
  const words = { t, locale, today: dayNow(clock) };
  const { headName, headPosition } = institutions;
  const [head] = await db
    .select({ headName, headPosition })
    .from(institutions)
    .where(eq(institutions.id, institution.id));
  const [partnerName, leadName] = [nameOf(institution, locale).name, nameOf(lead, locale).name];
  const title = t("projects:commitment.letter.title");
  const line = (key: "name" | "position" | "date" | "signature", value = ""): PdfBlock => ({
    kind: "line",
    label: t(`pdf:commitment.${key}`),
    value,
    space: value === "" ? (key === "signature" ? 48 : 18) : 2,
  });
  const field = (
    key: "partner" | "project" | "kind" | "role" | "period" | "programme" | "deadline",
    value?: string | null,
  ) => (value ? [{ kind: "field", label: t(`projects:commitment.letter.${key}`), value, depth: 0 } as const] : []);
  const blocks: PdfBlock[] = [
    { kind: "title", text: title },
    { kind: "paragraph", text: t("projects:commitment.letter.to", { lead: isolated(leadName) }) },
    ...field("partner", partnerName),
    ...field("project", titleIn(locale, row).text),
    ...field("kind", row.kind && t(`vocabulary:project_kind.${row.kind}`)),
    ...field("role", role),
    ...field("period", periodText(words, row.startMonth, row.endMonth)),
    ...field("programme", row.programme),
    ...field("deadline", row.callDeadline && formatDay(row.callDeadline, locale)),
    { kind: "paragraph", text: t("projects:commitment.letter.takes_part", { partner: isolated(partnerName) }) },
    { kind: "paragraph", text: t("projects:commitment.letter.means") },
    { kind: "paragraph", text: t("projects:commitment.letter.hands_in", { lead: isolated(leadName) }) },
    line("name", head?.headName),
    line("position", positionIn(head?.headPosition ?? "", locale)),
    line("date"),
    line("signature"),
    { kind: "note", text: t("common:footer.disclaimer") },
  ];
  const language = { lang: locale, direction: directionOf(locale) } as const;
  const footer = `${isolated(partnerName)} · ${t("pdf:page", { page: "{page}", pages: "{pages}" })}`;
  return printPdf(background, { title, author: partnerName, ...language, madeAt: clock.now(), footer, blocks });
}
