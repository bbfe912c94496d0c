import { and, inArray, lt } from "drizzle-orm";
import type { Job } from "#app/platform/clockwork.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { imports } from "#db/schema/imports.ts";
import { keptSince } from "./imports.ts";

type Context = Pick<Services, "withTransaction" | "clock">;

/** Lists are kept as long as anybody may ask what became of their rows: they hold addresses of people. */
function forgetImports({ withTransaction, clock }: Context): Promise<number> {
  const isOver = and(
    inArray(imports.state, ["columns", "preview", "written", "undone"]),
    lt(imports.createdAt, keptSince(clock.now())),
  );
  return withTransaction(async (tx) => (await tx.delete(imports).where(isOver).returning({ id: imports.id })).length);
}

export const forgetImportsJob: Job<Context> = { name: "forget-imports", cron: "0 17 4 * * *", work: forgetImports };
