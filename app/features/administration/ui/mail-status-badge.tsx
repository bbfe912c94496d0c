import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";

const TONES = { queued: "wait", sent: "ok", dead: "bad" } as const;

export function MailStatusBadge({ status }: { status: keyof typeof TONES }) {
  const { t } = useTranslation("administration");
  return <Badge tone={TONES[status]}>{t(`mail.status.${status}`)}</Badge>;
}
