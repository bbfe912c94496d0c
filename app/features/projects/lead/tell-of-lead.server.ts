import { coordinatorsOf } from "#app/features/accounts/addressees.server.ts";
import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type LetterFrame } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import type { Tx } from "#db/index.server.ts";
import { everybodyIn } from "../project/everybody-in.server.ts";
import type { ProjectCommandContext } from "../project/project-command.server.ts";
import { peopleOfInstitution } from "../project/project-letters.server.ts";
import { namesOfInstitution } from "../project/project-names.server.ts";
import type { ProjectRow } from "../project/project-subject.server.ts";
import { titleIn } from "../project/project-title.ts";
import type { LeadOffer } from "./lead-offers.server.ts";

type Kind = "lead_offered" | "lead_withdrawn" | "lead_declined" | "lead_changed" | "lead_changed-staff";
type Context = Pick<ProjectCommandContext, "config"> & { now: Date };

interface Told {
  row: ProjectRow;
  offer: LeadOffer;
  /** What was written with it. */
  words?: string | null;
  actorId: string;
}

/** The letter of one step, by whom it leads to what page. */
async function composerOf(tx: Tx, { config }: Context, kind: Kind, { row, offer, words }: Told) {
  const lead = await namesOfInstitution(tx, offer.fromInstitutionId);
  const partner = await namesOfInstitution(tx, offer.toInstitutionId);
  const page = kind === "lead_offered" ? "/lead" : "";
  return (frame: LetterFrame) => {
    const { t, locale } = frame;
    const values = {
      project: titleIn(locale, row).text,
      lead: nameOf(lead, locale).name,
      partner: nameOf(partner, locale).name,
      role: offer.role,
    };
    const key = kind.replace("lead_", "lead.").replace("-staff", "_staff");
    return composeLetter(frame, {
      subject: subjectOf(t, `project-${kind}`, values),
      paragraphs: [t(`projects-mail:${key}.body`, values), ...(words ? [words] : [])],
      action: { label: linkOf(t, `project-${kind}`), url: `${config.origin}/projects/${row.slug}${page}` },
    });
  };
}

/** Tells one of the two institutions of an offer, of its end or of the answer. */
export async function tellOfOffer(
  tx: Tx,
  context: Context,
  kind: "lead_offered" | "lead_withdrawn" | "lead_declined",
  told: Told,
): Promise<void> {
  const { row, offer, actorId } = told;
  const userIds =
    kind === "lead_declined"
      ? await peopleOfInstitution(tx, offer.fromInstitutionId, row.leadUserId)
      : await peopleOfInstitution(tx, offer.toInstitutionId);
  const occasion = { kind: `project-${kind}`, key: offer.id, subjectId: row.id, actorId } as const;
  await writeTo(tx, { userIds, reader: "member" }, occasion, await composerOf(tx, context, kind, told), context.now);
}

/** Tells all who take part, and the coordinators of both countries, who leads the project now. */
export async function tellOfNewLead(
  tx: Tx,
  context: Context,
  told: Told & { countries: readonly string[]; today: string },
): Promise<void> {
  const { row, offer, actorId, countries, today } = told;
  const about = { key: offer.id, subjectId: row.id, actorId };
  const members = { userIds: await everybodyIn(tx, row, today), reader: "member" } as const;
  const compose = await composerOf(tx, context, "lead_changed", told);
  await writeTo(tx, members, { kind: "project-lead_changed", ...about }, compose, context.now);
  const coordinators = (await Promise.all(countries.map((country) => coordinatorsOf(tx, country)))).flat();
  const staff = { userIds: [...new Set(coordinators.map(({ id }) => id))], reader: "secretariat" } as const;
  const toStaff = await composerOf(tx, context, "lead_changed-staff", { ...told, words: null });
  await writeTo(tx, staff, { kind: "project-lead_changed-staff", ...about }, toStaff, context.now);
}
