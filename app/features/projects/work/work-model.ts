import type { Option, OptionGroup } from "#app/ui/select.tsx";
import type { DeadlineView, StatusView, TitleView } from "../project/project-model.ts";

/** What the form of a part begins with. */
export interface PackageStart {
  id: string;
  version: number;
  title: string;
  institutionId: string;
  partners: string[];
  startMonth: string;
  endMonth: string;
}

export interface MilestoneStart {
  id: string;
  version: number;
  title: string;
  packageId: string;
  dueOn: string;
  institutionId: string;
  responsibleId: string;
}

export interface StandingStart {
  id: string;
  version: number;
  state: string;
  doneOn: string;
  evidence: string;
}

export interface MilestoneView {
  id: string;
  title: string;
  due: DeadlineView;
  responsible: string;
  status: Omit<StatusView, "explain">;
  /** A web address is a link. */
  evidence: { text: string; isAddress: boolean } | null;
  /** When it was reached, in words. */
  doneOn: string | null;
  /** Null for whoever may not. */
  edit: MilestoneStart | null;
  standing: StandingStart | null;
  /** Whether the states it may be given include that it is given up. */
  mayCancel: boolean;
}

export interface PackageView {
  id: string;
  number: number;
  title: string;
  /** Null where nobody of the partnership leads it. */
  lead: string | null;
  partners: string[];
  period: string;
  milestones: MilestoneView[];
  edit: PackageStart | null;
}

/** A bar or a mark on the common scale of the work. */
interface LineView {
  id: string;
  title: string;
  lead: string | null;
  period: string;
  bar: { x: number; width: number };
  marks: { id: string; x: number; tone: StatusView["tone"] }[];
}

export interface WorkTimelineView {
  /** From which month to which it is drawn. */
  span: string;
  years: { label: string; x: number }[];
  today: number | null;
  lines: LineView[];
}

/** The page of a project's work. */
export interface WorkView {
  title: string;
  project: { title: TitleView; to: string };
  /** Orders the work of all. */
  isLead: boolean;
  /** The work goes on; afterwards it is only read. */
  isUnderWay: boolean;
  packages: PackageView[];
  /** Of no part. */
  milestones: MilestoneView[];
  timeline: WorkTimelineView | null;
  hasMany: boolean;
  institutions: Option[];
  /** Parts in which the reader may order milestones. */
  parts: Option[];
  people: OptionGroup[];
  /** What a form that adds begins with; null where nothing may be added by this reader. */
  newPackage: PackageStart | null;
  newMilestone: MilestoneStart | null;
  /** False where the form of a milestone is there only for what was typed into it before. */
  mayAddMilestone: boolean;
}
