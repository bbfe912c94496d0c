import { eq } from "drizzle-orm";
import { expressInterest } from "#app/features/projects/partners/express-interest.server.ts";
import type { InterestValues } from "#app/features/projects/partners/interest.schema.ts";
import { findPartner } from "#app/features/projects/partners/partner-rows.server.ts";
import { outbox } from "#db/schema/outbox.ts";
import { projectInterests } from "#db/schema/partners.ts";
import type { setUpBoard, TestMember } from "./board.ts";
import type { openTestServices } from "./test-services.ts";

type Services = Awaited<ReturnType<typeof openTestServices>>;
export type Board = Awaited<ReturnType<typeof setUpBoard>>;

export function interest(institutionId: string, change: Partial<InterestValues> = {}): InterestValues {
  const rest = { message: "m".repeat(200), countries: ["UZ"], languages: [], canCoFund: false, isHeadInformed: true };
  return { institutionId, needId: "other", role: "Translator", ...rest, ...change };
}

export const placeOf = (board: Board, member: TestMember = board.other) => ({
  projectId: board.project.id,
  institutionId: member.institutionId,
});

/** What tests of interests ask of the database. */
export function interestsOf(services: () => Services) {
  return {
    async sendInterest({ project, other, partner }: Board, change: Partial<InterestValues> = {}): Promise<string> {
      const values = interest(other.institutionId, change);
      const sent = await expressInterest(services(), { projectId: project.id, values }, partner);
      if (!sent.ok) throw new Error(sent.reason);
      return sent.id;
    },
    async statusOf(interestId: string) {
      const isIt = eq(projectInterests.id, interestId);
      const [row] = await services().db.select().from(projectInterests).where(isIt);
      return row?.status;
    },
    placeStatus: async (board: Board) =>
      (await findPartner(services().db, board.project.id, board.other.institutionId))?.status ?? null,
    letters: (projectId: string) =>
      services().db.select().from(outbox).where(eq(outbox.subjectId, projectId)).orderBy(outbox.id),
  };
}
