import type { Viewer } from "#app/features/accounts/viewer.ts";
import type { Tx } from "#db/index.server.ts";
import type { Dossier } from "../file/dossier.server.ts";
import { listCoordinators } from "../file/who-acts.server.ts";
import type { HandoverProposal } from "../hands/proposals.server.ts";
import { tellHands } from "../hands/tell-hands.server.ts";
import { canHandOver } from "./handed-file.server.ts";

interface About {
  dossier: Dossier;
  proposal: HandoverProposal;
  to: { name: string };
  actor: { id: string };
}

const pageOf = ({ origin }: { origin: string }, { application }: Dossier) =>
  `${origin}/review/handover/${application.id}`;

/** Asks whoever answers for the application, and tells the other coordinators, who can agree at once. */
export async function tellOfProposal(
  tx: Tx,
  config: { origin: string },
  { dossier, proposal, to, actor }: About,
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

/** Whoever proposed it is told that somebody else agreed. */
export async function tellOfAgreed(
  tx: Tx,
  config: { origin: string },
  { dossier, proposal, to, actor }: About,
  now: Date,
): Promise<void> {
  const { application } = dossier;
  const post = {
    occasion: proposal.id,
    to: [proposal.proposedById],
    reader: "secretariat" as const,
    actorId: actor.id,
  };
  const url = pageOf(config, dossier);
  await tellHands(tx, { kind: "hands-handover_agreed", application, person: to.name, url, ...post }, now);
}

/** Whoever proposed it is told who did not agree, and why. */
export async function tellOfDeclined(
  tx: Tx,
  config: { origin: string },
  { dossier, proposal, actor, answer }: Omit<About, "to"> & { actor: Viewer; answer?: string },
  now: Date,
): Promise<void> {
  const { application } = dossier;
  const post = {
    occasion: proposal.id,
    to: [proposal.proposedById],
    reader: "secretariat" as const,
    actorId: actor.id,
  };
  const said = { person: actor.name, words: answer, url: pageOf(config, dossier) };
  await tellHands(tx, { kind: "hands-handover_declined", application, ...said, ...post }, now);
}
