import type { FormOption } from "#app/features/forms/field-options.server.ts";
import type { ShownName } from "../../institution/institution-names.ts";

/** A unit in the list of those who edit them. */
export interface UnitLine {
  id: string;
  depth: number;
  name: ShownName;
  kind: string;
  readers: string | null;
  contact: string | null;
  /** A contact was chosen who acts for the institution no more. */
  lacksContact: boolean;
  editTo: string;
  /** Where a part of it is added; null where it is as deep as units may be. */
  addTo: string | null;
  /** Where it stands among those that belong to the same, from 0. */
  place: number;
  isLast: boolean;
  /** How many open units belong to it. */
  parts: number;
}

export interface ClosedUnit {
  id: string;
  name: ShownName;
  closedOn: string;
  /** What it belongs to is open. */
  canReopen: boolean;
}

export interface UnitsView {
  lines: UnitLine[];
  closed: ClosedUnit[];
  /** Where one is added; null when there are as many as there may be. */
  addTo: string | null;
}

/** What the form of a unit begins with, by the names of its fields. */
export interface UnitFormValues extends Record<string, string | string[]> {
  version: string;
  /** Marks of the values the form shows. */
  seen: string;
}

/** What is chosen from beside the vocabularies. */
export interface UnitChoices {
  parents: FormOption[];
  readers: FormOption[];
  contacts: FormOption[];
}
