import { useTranslation } from "react-i18next";
import { Badge, type Tone } from "#app/ui/badge.tsx";
import type { Turn } from "../turn.ts";

const TONES: Record<Turn, Tone> = {
  yours: "wait",
  theirs: "info",
  answered: "ok",
  settled: "neutral",
  reported: "bad",
  closed: "bad",
};

/** Whose turn it is. */
export function TurnBadge({ turn }: { turn: Turn }) {
  const { t } = useTranslation("contact");
  return <Badge tone={TONES[turn]}>{t(`turn.${turn}`)}</Badge>;
}
