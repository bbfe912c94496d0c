import type { StatusView, TitleView } from "../project/project-model.ts";

/** A result in the list of its project. */
export interface ListedResult {
  id: string;
  to: string;
  edit: string | null;
  title: TitleView;
  type: string;
  date: string;
  status: StatusView;
  note: string | null;
}

export type ResultAct = "submit" | "take_back" | "withdraw" | "delete";

/** The page on which a result is written. */
export interface ResultDesk {
  id: string;
  version: string;
  /** Who saved it last, and when; null where it was whoever reads it. */
  changed: { name: string | null; at: string };
  paths: { page: string; edit: string; files: string; file: string };
  title: TitleView;
  status: StatusView;
  note: string | null;
  lacks: string[];
  file: { name: string; size: string } | null;
  isWritable: boolean;
  isPublished: boolean;
  /** Its project is archived: nothing is handed in any more. */
  isOver: boolean;
  acts: Record<ResultAct, boolean>;
  typed: Record<string, unknown>;
}
