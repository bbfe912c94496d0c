import { useTranslation } from "react-i18next";
import { ActForm } from "#app/ui/act-form.tsx";
import { Card } from "#app/ui/card.tsx";
import { SecretField } from "#app/ui/secret-field.tsx";

const PROGRAMS = ["google", "outlook", "apple"] as const;

/** The secret address of one's own calendar, how calendar programs take it, and another one in its place. */
export function OwnCalendar({ calendar }: { calendar: { url: string; made: string } | null }) {
  const { t } = useTranslation("following");
  const act = (intent: string, label: string, variant: "quiet" | "danger" = "quiet") => (
    <ActForm
      intent={intent}
      about={{ seen: calendar?.made ?? "" }}
      label={label}
      spoken={label}
      variant={variant}
      action="/following"
    />
  );
  if (!calendar)
    return (
      <Card title={t("calendar.title")} isQuiet>
        <p>{t("calendar.lead")}</p>
        {act("calendar_make", t("calendar.make"))}
      </Card>
    );
  return (
    <Card title={t("calendar.title")} isQuiet>
      <p>{t("calendar.lead")}</p>
      <SecretField label={t("calendar.address")} value={calendar.url} />
      <p className="small">{t("calendar.secret")}</p>
      <ul className="small">
        {PROGRAMS.map((program) => (
          <li key={program}>{t(`calendar.how.${program}`)}</li>
        ))}
      </ul>
      <div className="cluster">
        {act("calendar_make", t("calendar.renew"))}
        {act("calendar_end", t("calendar.end"), "danger")}
      </div>
      <p className="small soft">{t("calendar.renew_help")}</p>
    </Card>
  );
}
