import { inArray } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Services } from "#app/platform/services.server.ts";
import { applications } from "#db/schema/applications.ts";
import { assignApplication } from "./assign-application.server.ts";
import type { ManyForm, SeenFile } from "./many.schema.ts";
import { takeApplication } from "./take-application.server.ts";

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config">;

type Done = Awaited<ReturnType<typeof actOn>>;
type Why = Extract<Done, { ok: false }>["reason"];

interface ManyDone {
  done: number;
  /** Files at which nothing was done, by the number of the case, and why. */
  skipped: { caseNumber: string; reason: Why }[];
}

/** Does with each of several files what one would do on its page; what cannot be done there is told, and stops nothing. */
export async function actOnMany(context: Context, form: ManyForm, actor: Viewer): Promise<ManyDone> {
  const reasons = new Map<string, Why>();
  for (const file of form.files) {
    const result = await actOn(context, file, form, actor);
    if (!result.ok) reasons.set(file.applicationId, result.reason);
  }
  const numbers = await context.db
    .select({ id: applications.id, caseNumber: applications.caseNumber })
    .from(applications)
    .where(inArray(applications.id, [...reasons.keys()]));
  const numberOf = new Map(numbers.map(({ id, caseNumber }) => [id, caseNumber]));
  // What is not theirs to see has no number here either.
  const skipped = [...reasons].map(([id, reason]) => ({
    caseNumber: (reason !== "not-found" && numberOf.get(id)) || "",
    reason,
  }));
  return { done: form.files.length - skipped.length, skipped };
}

function actOn(context: Context, file: SeenFile, { intent, colleagueId, goesOn }: ManyForm, actor: Viewer) {
  if (intent === "release") return assignApplication(context, { ...file, goesOn, to: "nobody" }, actor);
  if (intent === "hand-over") return assignApplication(context, { ...file, to: { colleagueId } }, actor);
  // What nobody has opened yet is opened.
  if (file.status === "submitted") return takeApplication(context, { ...file, goesOn }, actor);
  return assignApplication(context, { ...file, goesOn, to: "me" }, actor);
}
