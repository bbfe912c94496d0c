import type { Viewer } from "#app/features/accounts/viewer.ts";
import { closeSession } from "#app/features/council/ballot/close-session.server.ts";
import { proposeMotion } from "#app/features/council/motion/write-motion.server.ts";
import { listItems, putOnAgenda } from "#app/features/council/session/agenda.server.ts";
import { prepareSession } from "#app/features/council/session/prepare-session.server.ts";
import { succeeded } from "#app/demo/demonstration.server.ts";
import { daysAfter, dayNow } from "#app/platform/days.ts";
import type { Services } from "#app/platform/services.server.ts";
import { MEETING, openCouncil } from "../council.ts";

interface Agendas {
  /** What a motion says. */
  words: string;
  /** A file to be voted on, and one that was. */
  waiting: string;
  voted: string;
}

/** A session that is being prepared and one that was voted on; resolves to their ids and those of an item and of a motion of the first. */
export async function holdCouncil(services: Services, member: Viewer, { waiting, voted, words }: Agendas) {
  const form = { ...MEETING, day: daysAfter(dayNow(services.clock), 7) };
  const { id: session } = succeeded("prepare", await prepareSession(services, form, member));
  const agenda = { sessionId: session, version: 1, chosen: { files: [waiting] } };
  succeeded("put on", await putOnAgenda(services, agenda, member));
  const texts = [{ locale: "en" as const, title: "Order of the yearly confirmation", body: words }];
  succeeded("propose a motion", await proposeMotion(services, { sessionId: session, texts }, member));
  const votedSession = await openCouncil(services, member, [voted]);
  succeeded("close", await closeSession(services, { sessionId: votedSession }, member));
  const [item, motion] = await listItems(services.db, session);
  return { session, votedSession, item: item?.id ?? "", motion: motion?.id ?? "" };
}
