import type { z } from "zod";
import { ACCOUNT_ACTIONS } from "./actions/accounts.ts";
import type { Audience, SubjectType } from "./actions/action.ts";
import { ADMINISTRATION_ACTIONS } from "./actions/administration.ts";
import { APPLICATION_ACTIONS } from "./actions/applications.ts";
import { COUNCIL_ACTIONS } from "./actions/council.ts";
import { DUES_ACTIONS } from "./actions/dues.ts";
import { IMPORT_ACTIONS } from "./actions/imports.ts";
import { INITIATIVE_ACTIONS } from "./actions/initiatives.ts";
import { INSTITUTION_ACTIONS } from "./actions/institutions.ts";
import { MEMBER_ACTIONS } from "./actions/members.ts";
import { PROJECT_DISCUSSION_ACTIONS } from "./actions/project-discussion.ts";
import { PROJECT_WORK_ACTIONS } from "./actions/project-work.ts";
import { PROJECT_ACTIONS } from "./actions/projects.ts";
import { PROSPECT_ACTIONS } from "./actions/prospects.ts";

/** Everything the history of the portal can tell: what each action is about, who reads of it, in which words. */
export const ACTIONS = {
  ...ACCOUNT_ACTIONS,
  ...INSTITUTION_ACTIONS,
  ...MEMBER_ACTIONS,
  ...APPLICATION_ACTIONS,
  ...PROJECT_ACTIONS,
  ...PROJECT_WORK_ACTIONS,
  ...PROJECT_DISCUSSION_ACTIONS,
  ...COUNCIL_ACTIONS,
  ...ADMINISTRATION_ACTIONS,
  ...IMPORT_ACTIONS,
  ...PROSPECT_ACTIONS,
  ...INITIATIVE_ACTIONS,
  ...DUES_ACTIONS,
};

type Actions = typeof ACTIONS;
export type Action = keyof Actions;
type Shape<A extends Action> = Actions[A]["data"]["shape"];

export type ActionAbout<Subject extends SubjectType> = {
  [A in Action]: Actions[A]["subject"] extends Subject ? A : never;
}[Action];

/** The actions of which nothing is kept beside who, when and on what. */
export type BareAction<A extends Action = Action> = A extends Action
  ? keyof Shape<A> extends never
    ? A
    : never
  : never;

type DataField<A extends Action> = A extends BareAction ? { data?: undefined } : { data: z.output<Actions[A]["data"]> };

/** An action with what is kept of it; a union, so that the data are those of the action. */
export type Happening<A extends Action = Action> = A extends Action ? { action: A } & DataField<A> : never;

/** An action as it is read: what was stored long ago may lack a value, and an action that is no more is null. */
export type Happened =
  | { [A in Action]: { action: A; data: { [Name in keyof Shape<A>]?: z.output<Shape<A>[Name]> } } }[Action]
  | { action: null; data: Record<never, never> };

const isAction = (action: string): action is Action => Object.hasOwn(ACTIONS, action);

/** Reads a stored action. A value that no longer fits its schema is left out, the others stay. */
export function readHappened(action: string, stored: Record<string, unknown> | null): Happened {
  if (!isAction(action)) return { action: null, data: {} };
  const shape: Record<string, z.ZodType> = ACTIONS[action].data.shape;
  const values = Object.entries(shape).flatMap(([name, schema]) => {
    const read = schema.safeParse(stored?.[name]);
    return read.success && read.data !== undefined ? [[name, read.data] as const] : [];
  });
  return { action, data: Object.fromEntries(values) } as Happened;
}

/** Whether an action is for one of these readers. */
export function isFor(action: Action | null, audiences: readonly Audience[]): action is Action {
  return action !== null && audiences.includes(ACTIONS[action].audience);
}
