import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Tx } from "#db/index.server.ts";
import type { Dossier } from "../file/dossier.server.ts";
import { listCoordinators } from "../file/who-acts.server.ts";
import type { HandoverProposal } from "../hands/proposals.server.ts";
import { tellHands } from "../hands/tell-hands.server.ts";
import { canHandOver } from "./handed-file.server.ts";

/** An application, and what is proposed for it. */
export interface Proposed {
  dossier: Dossier;
  proposal: HandoverProposal;
}

const pageOf = ({ origin }: { origin: string }, { application }: Dossier) =>
  `${origin}/review/handover/${application.id}`;

/** Asks whoever answers for the application, and tells the other coordinators, who can agree at once. */
export async function tellOfProposal(
  tx: Tx,
  config: { origin: string },
  { dossier, proposal, to, actor }: Proposed & { to: { name: string }; actor: Viewer },
  now: Date,
): Promise<void> {
  const { application, subject } = dossier;
  const about = { application, occasion: proposal.id, person: to.name, words: proposal.reason, dueAt: proposal.dueAt };
  const owner = { to: [application.ownerId], reader: "applicant" as const, actorId: actor.id };
  const people = `${config.origin}/applications/${application.id}/people`;
  await tellHands(tx, { kind: "hands-handover_proposed", ...about, ...owner, url: people }, now);
  const seconds = (await listCoordinators(tx)).filter((person) => canHandOver(person, subject)).map(({ id }) => id);
  const staff = { to: seconds, reader: "secretariat" as const, actorId: actor.id };
  await tellHands(tx, { kind: "hands-handover_consent", ...about, ...staff, url: pageOf(config, dossier) }, now);
}

interface Answer {
  kind: "hands-handover_agreed" | "hands-handover_declined";
  person: string;
  words?: string;
}

/** Whoever proposed it is told what somebody else answered. */
export async function tellProposer(
  tx: Tx,
  config: { origin: string },
  { dossier, proposal, actor }: Proposed & { actor: Viewer },
  answer: Answer,
  now: Date,
): Promise<void> {
  const about = { application: dossier.application, occasion: proposal.id, url: pageOf(config, dossier) };
  const proposer = { to: [proposal.proposedById], reader: "secretariat" as const, actorId: actor.id };
  await tellHands(tx, { ...answer, ...about, ...proposer }, now);
}

/** Whoever answers for the application is told that it stays so. */
export async function tellOfKept(
  tx: Tx,
  { origin }: { origin: string },
  { dossier: { application }, proposal }: Proposed,
  now: Date,
): Promise<void> {
  const to = { to: [proposal.fromUserId], reader: "applicant" as const, occasion: proposal.id, actorId: null };
  const url = `${origin}/applications/${application.id}`;
  await tellHands(tx, { kind: "hands-handover_ended", application, url, ...to }, now);
}
