import { inArray } from "drizzle-orm";
import { translator } from "#app/i18n/translator.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import { applications } from "#db/schema/applications.ts";
import type { Locale } from "#db/locales.ts";
import { type ApplicantFinding, type FindingLevel, findingsForApplicant } from "../checks/applicant-findings.ts";
import { listProofs, type ProofView, wordsOf } from "../checks/finding-words.server.ts";
import { gatherCheckFacts } from "../checks/gather-facts.server.ts";
import { isClosed } from "../file/application.ts";
import type { Twin } from "../file/twin.ts";
import type { FullApplication } from "../file/application-queries.server.ts";
import { fixedCopy } from "../file/own-application.server.ts";

interface CheckedView {
  level: FindingLevel;
  text: string;
  /** The field, or the page where it can be shown otherwise. */
  to: string;
  /** The member that the institution may be. */
  member: string | null;
}

export interface FirstChecks {
  /** Names the state of the file that was looked at: one changed letter or document makes another. */
  revision: string;
  items: CheckedView[];
  /** What shows that the institution is what it says, in the words the secretariat reads. */
  proofs: ProofView[];
}

const REVISION_LENGTH = 12;

/** The state of a file, as a form names it that was shown with its checks. */
function revisionOf(file: FullApplication): string {
  return fixedCopy(file).digest.slice(0, REVISION_LENGTH);
}

/** Whether the checks that were read are of another state of the draft than the one that would be sent. */
export function isOtherState(file: FullApplication, revision: string | null): boolean {
  return revision !== null && file.application.status === "draft" && revision !== revisionOf(file);
}

function textOf({ code, values }: ApplicantFinding, locale: Locale): string {
  const t = translator(locale);
  const text = t(`applications:checked.finding.${code}`, wordsOf(values, locale));
  return text.replace(/^./u, (first) => first.toLocaleUpperCase(locale));
}

// What was refused or withdrawn once keeps nobody from applying again.
async function runningTwins(db: Reader, twins: readonly Twin[]): Promise<Twin[]> {
  const ids = twins.flatMap(({ kind, id }) => (kind === "application" ? [id] : []));
  const { id, status } = applications;
  const files = ids.length === 0 ? [] : await db.select({ id, status }).from(applications).where(inArray(id, ids));
  const running = files.filter((file) => !isClosed(file.status)).map((file) => file.id);
  return twins.filter((twin) => twin.kind === "member" || running.includes(twin.id));
}

/** The automatic checks of a file as it stands, as far as its applicant may see them; made anew for every change. */
export async function viewFirstChecks(
  { db, clock }: Pick<Services, "db" | "clock">,
  file: FullApplication,
  locale: Locale,
): Promise<FirstChecks> {
  const { id } = file.application;
  const facts = await gatherCheckFacts(db, id, clock.now());
  const found = facts ? findingsForApplicant({ ...facts, twins: await runningTwins(db, facts.twins) }) : [];
  const items = found.map((finding) => ({
    level: finding.level,
    text: textOf(finding, locale),
    to: `/applications/${id}/${finding.to}`,
    member: finding.code === "twin_member" ? `/directory/${finding.values.reference}` : null,
  }));
  return { revision: revisionOf(file), items, proofs: facts ? listProofs(facts, locale) : [] };
}
