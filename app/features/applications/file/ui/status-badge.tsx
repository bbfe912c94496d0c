import { useTranslation } from "react-i18next";
import type { ApplicationStatus, CheckResult } from "#db/vocabulary.ts";
import { Badge, type Tone } from "#app/ui/badge.tsx";

const TONES: Partial<Record<ApplicationStatus, Tone>> = {
  submitted: "info",
  in_check: "info",
  info_requested: "wait",
  recommended: "wait",
  deferred: "wait",
  formalities: "wait",
  approved: "ok",
  refused: "bad",
  appeal: "wait",
  refused_final: "bad",
};

export function statusTone(status: ApplicationStatus): Tone {
  return TONES[status] ?? "neutral";
}

const RESULT_TONES: Record<CheckResult, Tone> = {
  pass: "ok",
  concern: "wait",
  fail: "bad",
  not_applicable: "neutral",
  pending: "neutral",
};

export function CheckResultBadge({ result }: { result: CheckResult }) {
  const { t } = useTranslation("vocabulary");
  return <Badge tone={RESULT_TONES[result]}>{t(`check_result.${result}`)}</Badge>;
}
