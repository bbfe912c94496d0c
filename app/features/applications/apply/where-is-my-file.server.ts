import { formatDate } from "#app/i18n/format.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { ApplicationStatus } from "#db/vocabulary.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { nextActor } from "../file/application.ts";
import { findFormalities, readFormalities } from "../file/formalities-queries.server.ts";
import { openInWords } from "../letters/formalities-letters.ts";
import type { ApplicationRow } from "../file/dossier.server.ts";
import {
  countDaysWithSecretariat,
  decisionDay,
  getDecisionTimes,
  PROMISED_DAYS,
} from "../statistics/decision-times.server.ts";
import type { StepView } from "./form-progress.server.ts";
import type { AskedView } from "./status-model.ts";
import { type Expected, STAGES, type WhereView } from "./where-model.ts";

const STAGE_OF: Partial<Record<ApplicationStatus, (typeof STAGES)[number]>> = {
  draft: "form",
  awaiting_head: "head",
  submitted: "check",
  in_check: "check",
  info_requested: "check",
  deferred: "check",
  recommended: "decision",
  formalities: "formalities",
  approved: "result",
  refused: "result",
};

interface Asked {
  application: ApplicationRow;
  steps: readonly StepView[];
  request: AskedView | null;
  /** Whether the reader is shown the list of sections. */
  isWriting: boolean;
  now: Date;
  locale: Locale;
}

/** Where an application stands, what is missing and when the decision is expected; null of one that ended without any. */
export async function whereIsMyFile(db: Reader, asked: Asked): Promise<WhereView | null> {
  const { application, steps, request } = asked;
  const { status } = application;
  const at = STAGE_OF[status];
  if (!at) return null;
  const isOver = at === "result";
  const hasFormalities =
    at === "formalities" || (status === "approved" && (await findFormalities(db, application.id)) !== null);
  // Formalities are a stage of their own only where there are any.
  const way = STAGES.filter((stage) => stage !== "formalities" || hasFormalities);
  const place = way.indexOf(at);
  const isDecided = isOver || at === "formalities";
  const stages = way.map((stage, index) => ({
    stage,
    state: index < place || isOver ? ("done" as const) : index === place ? ("now" as const) : ("next" as const),
  }));
  const unfinished = status === "draft" ? steps.filter(({ state }) => state !== "done") : [];
  const open = request?.asked.filter(({ state }) => state !== "ready") ?? [];
  return {
    stages,
    missing: [...unfinished, ...open, ...(await listFormalities(db, asked))].map(({ label, to }) => ({ label, to })),
    isListed: status === "draft" && asked.isWriting,
    expected: isDecided ? null : await findExpected(db, asked),
  };
}

/** What is open of the formalities, in words. */
async function listFormalities(db: Reader, { application, now, locale }: Asked) {
  const row = application.status === "formalities" ? await findFormalities(db, application.id) : null;
  if (!row) return [];
  const open = openInWords(translator(locale), await readFormalities(db, application, row, now));
  return open.map((label) => ({ label, to: `/applications/${application.id}/formalities` }));
}

async function findExpected(db: Reader, { application, now, locale }: Asked): Promise<Expected> {
  const { id, status, category, submittedAt, dueAt } = application;
  const half = (await getDecisionTimes(db, now)).get(category) ?? null;
  if (!submittedAt || status === "draft" || status === "awaiting_head") return { kind: "before", days: half };
  const elapsed = await countDaysWithSecretariat(db, { id, submittedAt }, now);
  const day = elapsed + 1;
  if (nextActor(status) === "applicant") return { kind: "paused", day };
  const usual = half ?? PROMISED_DAYS;
  if (day > usual) return { kind: "longer", day };
  const checkBy = STAGE_OF[status] === "check" ? dueAt : null;
  const by = formatDate(await decisionDay(db, { category, elapsed, checkBy }, now), locale);
  return half === null ? { kind: "promised", day, by } : { kind: "half", days: half, day, by };
}
