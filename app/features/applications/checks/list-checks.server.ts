import { and, asc, eq, inArray } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import type { Reader } from "#db/index.server.ts";
import { users } from "#db/schema/accounts.ts";
import { applicationChecks, applications, type CheckFinding } from "#db/schema/applications.ts";
import { institutions } from "#db/schema/members.ts";
import type { Locale } from "#db/locales.ts";
import { type Check, CHECKS, type CheckResult } from "#db/vocabulary.ts";
import { evidenceOf, weightText, wordsOf } from "./finding-words.server.ts";
import { listedInstitutions } from "../file/application-names.server.ts";
import { timeView } from "../file/review-dates.server.ts";
import { isVisibleTo } from "../file/review-scope.server.ts";

/** A finding in words, with a link to the member or the file it names, or to where its evidence is on the web. */
interface FindingView {
  text: string;
  to: string | null;
  href: string | null;
  /** What it is worth as a proof, in words. */
  weight: string | null;
  /** Whoever goes on with the file must know of it. */
  isWarning: boolean;
}

const FILE_CODES = ["twin_application", "warned_application"];
const MEMBER_CODES = ["twin_member", "warned_member"];

/** What the twins in findings are called for a reader, by id. A file outside the reader's scope is not among them. */
type TwinNames = ReadonlyMap<string, string>;

/** Writes a finding out. A file outside the reader's scope is not named. */
function findingView({ code, values }: CheckFinding, locale: Locale, twins: TwinNames): FindingView {
  const t = translator(locale);
  const twin = twins.get(values.id ?? "");
  const isHidden = FILE_CODES.includes(code) && twin === undefined;
  const isWarning = code.startsWith("warned_");
  const words = wordsOf({ ...values, ...(twin && { name: twin }) }, locale);
  const text = t(
    [`review:finding.${isHidden ? (isWarning ? "warned_hidden" : "twin_hidden") : code}`, "review:finding.other"],
    words,
  );
  return {
    text,
    isWarning,
    weight: weightText(code, locale),
    to: isHidden ? null : linkOf({ code, values }),
    href: evidenceOf({ code, values }),
  };
}

function linkOf({ code, values }: CheckFinding): string | null {
  if (code === "late_authority_letter") return `/documents/${values.id}`;
  if (FILE_CODES.includes(code)) return `/review/${values.id}`;
  return MEMBER_CODES.includes(code) ? `/directory/${values.reference}` : null;
}

async function nameTwins(
  db: Reader,
  viewer: Viewer,
  findings: readonly CheckFinding[],
  locale: Locale,
): Promise<TwinNames> {
  const idsOf = (codes: string[]) =>
    findings.flatMap(({ code, values }) => (codes.includes(code) && values.id ? [values.id] : []));
  const [fileIds, memberIds] = [idsOf(FILE_CODES), idsOf(MEMBER_CODES)];
  const isSeen = and(inArray(applications.id, fileIds), isVisibleTo(viewer));
  const files = fileIds.length === 0 ? [] : await db.select().from(applications).where(isSeen);
  const isTwin = inArray(institutions.id, memberIds);
  const members = memberIds.length === 0 ? [] : await db.select().from(institutions).where(isTwin);
  const institutionOf = await listedInstitutions(db, files, locale);
  return new Map([
    ...files.map((file) => [file.id, institutionOf(file).name] as const),
    ...members.map((member) => [member.id, nameOf(member, locale).name] as const),
  ]);
}

export interface CheckView {
  check: Check;
  result: CheckResult;
  automaticResult: CheckResult | null;
  findings: FindingView[];
  note: string | null;
  evidenceUrl: string | null;
  /** Who judged; null while the machine's result stands. */
  by: string | null;
  at: { dateTime: string; text: string } | null;
  version: number;
}

/** The checklist of a file in its order; checks nobody has looked at are pending. */
export async function listChecks(
  db: Reader,
  viewer: Viewer,
  applicationId: string,
  locale: Locale,
): Promise<CheckView[]> {
  const rows = await db
    .select({ row: applicationChecks, by: users.name })
    .from(applicationChecks)
    .leftJoin(users, eq(users.id, applicationChecks.actorId))
    .where(eq(applicationChecks.applicationId, applicationId))
    .orderBy(asc(applicationChecks.check));
  const findings = rows.flatMap(({ row }) => row.findings);
  const twins = await nameTwins(db, viewer, findings, locale);
  const known = new Map(rows.map(({ row, by }) => [row.check, { row, by }]));
  return CHECKS.map((check) => {
    const found = known.get(check);
    return found ? checkView(found.row, found.by, locale, twins) : { ...UNTOUCHED, check };
  });
}

const UNTOUCHED: Omit<CheckView, "check"> = {
  result: "pending",
  automaticResult: null,
  findings: [],
  note: null,
  evidenceUrl: null,
  by: null,
  at: null,
  version: 0,
};

type Row = typeof applicationChecks.$inferSelect;

function checkView(row: Row, by: string | null, locale: Locale, twins: TwinNames): CheckView {
  const { check, result, automaticResult, note, evidenceUrl, version, updatedAt } = row;
  const findings = row.findings.map((finding) => findingView(finding, locale, twins));
  const at = timeView(updatedAt, formatDate(updatedAt, locale));
  return { check, result, automaticResult, note, evidenceUrl, version, findings, by, at };
}
