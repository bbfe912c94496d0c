import type { Viewer } from "#app/features/accounts/viewer.ts";
import { type Refusal, refused } from "#app/platform/refusal.ts";
import type { Reader } from "#db/index.server.ts";
import { isSameAnswer } from "#app/features/forms/same-answer.ts";
import { isSameSection } from "../form/compare-answers.ts";
import { type Answers, type SectionKey, sectionOf } from "../form/form.ts";
import { type FullApplication, type SavedSection } from "../file/application-queries.server.ts";
import { acceptedTexts, DECLARATIONS_VERSION, type ShownTexts } from "../form/declarations.ts";
import { recordVersion } from "../versions/record-version.server.ts";
import { mergeSections } from "../form/merge-sections.ts";
import type { Seen } from "#app/platform/seen-marks.server.ts";
import { findAsked } from "./asked.server.ts";
import { askedFields, mergeAnswers, writeSection } from "../file/write-section.server.ts";
import { markOf } from "../form/seen-answers.server.ts";
import { type ApplicantContext, changeOwn, type OwnRefusal } from "../file/own-application.server.ts";

interface Input {
  applicationId: string;
  section: SectionKey;
  answers: Answers;
  /** The version of the section the page showed; 0 when it had never been saved. */
  version: number;
  /** Which answers the page showed; with it, what others have saved meanwhile is kept beside what was typed. */
  seen?: Seen | null;
  /** The versions of the texts the page led to; left out, those in force. */
  shownTexts?: ShownTexts;
}

export interface Stale extends Refusal<"stale"> {
  current: Answers;
  /** What was typed, with what others have saved meanwhile where it was not touched. */
  answers: Answers;
  saved: SavedSection;
  isBroughtTogether: boolean;
}

/** `isBroughtTogether`: what others have saved meanwhile stands beside what was typed, and the page shows older answers. */
type Saved = { ok: true; version: number; savedAt: Date; isBroughtTogether: boolean } | Stale | OwnRefusal;

/** The fields of a section that may be changed now: all of a draft, later those that were asked for or that a deferral leaves open. */
export async function editableFields(db: Reader, file: FullApplication, section: SectionKey): Promise<string[]> {
  const { fields } = sectionOf(section);
  if (file.application.status === "draft") return fields.map(({ key }) => key);
  return askedFields(section, (await findAsked(db, file))?.fields ?? []);
}

/** Which wording of the declarations was ticked, and which versions of the texts they name, is kept with the ticks. */
function withWording(
  { texts: inForce }: FullApplication,
  { section, shownTexts = {} }: Input,
  { before, answers, editable }: { before: Answers; answers: Answers; editable: readonly string[] },
): Answers {
  if (section !== "declarations") return answers;
  const texts = acceptedTexts(before);
  for (const { key, text } of sectionOf(section).fields) {
    if (!text || !editable.includes(key) || answers[key] !== true) continue;
    const { version } = inForce[text];
    // A page that was opened before the text changed has led to the earlier one.
    const ticked = Math.min(version, shownTexts[text] ?? version);
    texts[text] = before[key] === true ? Math.max(ticked, texts[text] ?? 0) : ticked;
  }
  return { ...answers, wording: DECLARATIONS_VERSION, ...(Object.keys(texts).length > 0 && { texts }) };
}

function bringTogether(current: Answers, { section, answers: typed, seen }: Input, editable: readonly string[]) {
  if (!seen) return { answers: typed, isContested: true, isBroughtTogether: false };
  const fields = sectionOf(section).fields.filter(({ key }) => editable.includes(key));
  const { answers, conflicts } = mergeSections({ current, typed, fields, seen, markOf });
  const isBroughtTogether = fields.some((field) => !isSameAnswer(field, typed[field.key], answers[field.key]));
  return { answers, isContested: conflicts.length > 0, isBroughtTogether };
}

/**
 * Saves a section as typed, however incomplete. What others have saved since the page was opened stays where it was not
 * touched on the page; where both changed the same answer, nothing is written and both come back. Saving what is already
 * there writes nothing; an empty section is written once, so that it is known to have been seen.
 */
export function saveSection(context: ApplicantContext, input: Input, actor: Viewer): Promise<Saved> {
  return changeOwn<Saved>(context, input.applicationId, actor, async (tx, file, now) => {
    const { section } = input;
    const editable = await editableFields(tx, file, section);
    if (editable.length === 0) return refused("impossible");
    const before = file.answers[section] ?? {};
    const saved = file.saved[section] ?? { version: 0, savedAt: now, savedById: actor.id };
    const isStale = saved.version !== input.version;
    const { isContested, isBroughtTogether, ...both } = bringTogether(before, input, editable);
    const merged = mergeAnswers(before, both.answers, editable);
    const answers = withWording(file, input, { before, answers: merged, editable });
    const isWritten = file.saved[section] !== undefined && isSameSection(section, before, answers);
    if (isWritten) return { ok: true, version: saved.version, savedAt: saved.savedAt, isBroughtTogether };
    if (isStale && isContested) return refused("stale", { current: before, answers: merged, saved, isBroughtTogether });
    await writeSection(tx, { section, answers, version: saved.version }, file.application, actor.id, now);
    await recordVersion(tx, file, { section, answers, actorId: actor.id }, now);
    return { ok: true, version: saved.version + 1, savedAt: now, isBroughtTogether };
  });
}
