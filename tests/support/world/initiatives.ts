import { randomUUID } from "node:crypto";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { InitiativeChange } from "#app/features/initiatives/editing/initiative.schema.ts";
import { moveInitiative } from "#app/features/initiatives/editing/move-initiative.server.ts";
import { saveInitiative } from "#app/features/initiatives/editing/write-initiative.server.ts";
import { findInitiative } from "#app/features/initiatives/initiative/read-initiatives.server.ts";
import { succeeded } from "#app/demo/demonstration.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Secrets } from "./secrets.ts";

type Writing = Pick<Services, "db" | "withTransaction" | "clock">;

const SAID: InitiativeChange = {
  ...{ owner: "unesco", sourceName: "Records of the General Conference", sourceUrl: "https://unesco.example/records" },
  ...{ original: "en", titleEn: "Dialogue of the coasts", textEn: "What the coasts say to one another." },
  ...{ themes: ["T01"], sdgs: ["4"], startYear: 2020, calls: [], version: 0 },
};

/** Adds an initiative as a draft. */
export async function addInitiative(services: Writing, actor: Viewer, said: Partial<InitiativeChange> = {}) {
  const id = randomUUID();
  succeeded("add", await saveInitiative(services, { id, isNew: true, change: { ...SAID, ...said } }, actor));
  return id;
}

/** Adds an initiative and publishes it. */
export async function publishInitiative(services: Writing, actor: Viewer, said: Partial<InitiativeChange> = {}) {
  const id = await addInitiative(services, actor, said);
  succeeded("publish", await moveInitiative(services, { id, event: "publish", version: 1 }, actor));
  const slug = (await findInitiative(services.db, id))?.row.slug ?? "";
  return { id, slug };
}

/** One that is only a draft, and one that everybody reads of. */
export async function addInitiatives(services: Services, coordinator: Viewer, secrets: Secrets) {
  const initiative = await addInitiative(services, coordinator, { textEn: secrets.initiative });
  const { slug: publishedInitiative } = await publishInitiative(services, coordinator);
  return { initiative, publishedInitiative };
}
