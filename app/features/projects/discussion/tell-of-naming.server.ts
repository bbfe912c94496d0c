import { eq } from "drizzle-orm";
import { chooseToTell, listHeldLetters, takeHeldLetter } from "#app/features/conversations/bundle-letters.server.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import type { Job } from "#app/platform/clockwork.server.ts";
import { dayNow } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader, Tx } from "#db/index.server.ts";
import { discussionTopics } from "#db/schema/discussions.ts";
import { conversationOf } from "./discussion.ts";
import { discussionLetter, type Told } from "./discussion-letters.ts";
import { listNamable } from "./list-namable.server.ts";
import { loadPartnership } from "../project/load-partnership.server.ts";

/** Tells people that they were named, at once; of a topic nobody gets more than one letter an hour. */
export async function tellNamed(
  tx: Tx,
  told: Told,
  { userIds, actorId }: { userIds: readonly string[]; actorId: string },
  now: Date,
): Promise<void> {
  const others = [...new Set(userIds)].filter((id) => id !== actorId);
  const chosen = await chooseToTell(tx, conversationOf(told.topicId), others, now, "hourly");
  await write(tx, told, { userIds: chosen, key: told.postId ?? told.topicId, actorId }, now);
}

interface Addressed {
  userIds: readonly string[];
  key: string;
  actorId?: string;
}

async function write(tx: Tx, told: Told, { userIds, key, actorId }: Addressed, now: Date) {
  const occasion = { kind: "project-discussion_named", key, subjectId: told.project.id, actorId } as const;
  const compose = (frame: Parameters<typeof discussionLetter>[0]) => discussionLetter(frame, occasion.kind, told);
  await writeTo(tx, { userIds, reader: "member" }, occasion, compose, now);
}

/** The project of a topic, as long as somebody may be named in it. */
async function findTold(db: Reader, topicId: string, userId: string, today: string) {
  const [topic] = await db.select().from(discussionTopics).where(eq(discussionTopics.id, topicId));
  const loaded = topic && (await loadPartnership(db, topic.projectId, today));
  if (!loaded) return null;
  const { project, partnership } = loaded;
  const isIn = (await listNamable(db, partnership, today)).some(({ id }) => id === userId);
  return isIn ? project.row : null;
}

type Context = Pick<Services, "db" | "withTransaction" | "clock" | "config">;

/** Writes the letters that were held back because another had gone out within the hour. Resolves to their number. */
export async function tellOfHeldNaming({ db, withTransaction, clock, config }: Context): Promise<number> {
  const [now, today] = [clock.now(), dayNow(clock)];
  let written = 0;
  for (const { subjectId, userId } of await listHeldLetters(db, "discussion", now))
    await withTransaction(async (tx) => {
      if (!(await takeHeldLetter(tx, { ...conversationOf(subjectId), userId }, now))) return;
      const project = await findTold(tx, subjectId, userId, today);
      if (!project) return;
      const told = { project, topicId: subjectId, postId: null, origin: config.origin };
      await write(tx, told, { userIds: [userId], key: `${subjectId}:${now.getTime()}` }, now);
      written += 1;
    });
  return written;
}

export const tellOfHeldNamingJob: Job<Context> = {
  name: "tell-of-discussions",
  cron: "0 9-59/10 * * * *",
  work: tellOfHeldNaming,
};
