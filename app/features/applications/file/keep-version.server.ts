import { eq, max } from "drizzle-orm";
import type { Tx } from "#db/index.server.ts";
import { applicationVersions } from "#db/schema/applications.ts";
import type { FullApplication } from "./application-queries.server.ts";
import { fixedCopy } from "./own-application.server.ts";

/** Keeps a fixed copy of the file; resolves to its number, from 1. */
export async function keepVersion(tx: Tx, file: FullApplication, now: Date): Promise<number> {
  const applicationId = file.application.id;
  const [last] = await tx
    .select({ number: max(applicationVersions.number) })
    .from(applicationVersions)
    .where(eq(applicationVersions.applicationId, applicationId));
  const number = (last?.number ?? 0) + 1;
  const { content, digest } = fixedCopy(file);
  await tx
    .insert(applicationVersions)
    .values({ applicationId, number, answers: content, sha256: digest, createdAt: now });
  return number;
}
