import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { dayOf } from "#app/platform/days.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Tx } from "#db/index.server.ts";
import { applicationDocuments, applicationSections } from "#db/schema/applications.ts";
import { mayApplyAgain } from "../file/application.ts";
import type { FullApplication } from "../file/application-queries.server.ts";
import { refreshSearch } from "../file/application-search.server.ts";
import { type ApplicantContext, changeOwn, type OwnRefusal } from "../file/own-application.server.ts";
import { findDuplicate } from "./find-duplicate.server.ts";
import { openDraft } from "./start-application.server.ts";
import { answersFor } from "../file/application.policy.ts";

type Again = { ok: true; id: string } | OwnRefusal | Refusal<"too-many">;

/** The answers and documents of an earlier file; what was declared then has to be declared anew. */
async function copyInto(tx: Tx, id: string, { answers, documents }: FullApplication, actorId: string, now: Date) {
  const { declarations: _, ...kept } = answers;
  await tx.delete(applicationSections).where(eq(applicationSections.applicationId, id));
  const saved = { version: 1, savedAt: now, savedById: actorId };
  for (const [section, given] of Object.entries(kept)) {
    await tx.insert(applicationSections).values({ applicationId: id, section, answers: given, ...saved });
  }
  for (const { kind, fileId, summary, issuedOn, expiresOn, createdAt } of documents) {
    const document = { kind, fileId, summary, issuedOn, expiresOn, createdAt };
    await tx.insert(applicationDocuments).values({ ...document, id: randomUUID(), applicationId: id });
  }
  await refreshSearch(tx, id);
}

/** Opens a new draft with the answers and documents of a closed application; pressed twice, it leads to the same draft. */
export function applyAgain(context: ApplicantContext, applicationId: string, actor: Viewer): Promise<Again> {
  return changeOwn<Again>(
    context,
    applicationId,
    actor,
    async (tx, file, now) => {
      const { application, answers } = file;
      if (!mayApplyAgain(application.status)) return refused("impossible");
      const { precheck, category, locale, registryId, institutionName, country, city } = application;
      const names = [institutionName];
      const duplicate = await findDuplicate(tx, { registryId, names, domains: [], country }, dayOf(now));
      if (duplicate?.kind === "member") return refused("impossible");
      const place = { registryId, institutionName, country, city };
      const opened = await openDraft(
        tx,
        { precheck, category, locale, ...place, identity: answers.identity ?? {} },
        actor,
        now,
      );
      if (opened.ok && opened.isNew) await copyInto(tx, opened.id, file, actor.id, now);
      return opened.ok ? { ok: true, id: opened.id } : opened;
    },
    answersFor,
  );
}
