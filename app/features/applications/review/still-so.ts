import type { DossierHeader } from "./dossier-model.ts";

type Standing = Pick<DossierHeader, "status" | "isHeld" | "isMine">;

const waits = ({ status, isHeld }: Standing) => status === "recommended" && !isHeld;

/** What a notice says of the state of a file, by the act it tells of. */
const STANDS: Record<string, (now: Standing) => boolean> = {
  take: ({ isMine }) => isMine,
  assign: ({ isMine }) => isMine,
  recommendation: waits,
  held: ({ isHeld }) => isHeld,
  "take-back": waits,
  return: ({ status }) => status === "in_check",
  approve: ({ status }) => status === "approved" || status === "formalities",
  refuse: ({ status }) => status === "refused",
  defer: ({ status }) => status === "deferred",
};

/** Whether what an address tells of the last act is still so. */
export const isStillSo = (code: string, now: Standing): boolean => STANDS[code]?.(now) ?? true;
