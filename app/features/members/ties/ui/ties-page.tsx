import { useTranslation } from "react-i18next";
import { ActForm } from "#app/ui/act-form.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import type { ShownName } from "../../institution/institution-names.ts";

interface TieView {
  institutionId: string;
  name: ShownName;
  roles: string;
  state: "confirmed" | "asked" | "resting";
  on: string;
}

const TONES = { confirmed: "ok", asked: "wait", resting: "bad" } as const;

/** For which institutions a person acts, each confirmed with one button. */
export function TiesPage({ ties }: { ties: readonly TieView[] }) {
  const { t } = useTranslation("members");
  return (
    <>
      <p className="lead">{t("ties.lead")}</p>
      {ties.map(({ institutionId, name, roles, state, on }) => (
        <Card key={institutionId} title={<InstitutionName {...name} />}>
          <p>{roles}</p>
          <Callout tone={TONES[state]} title={t(`ties.state.${state}`, { on })}>
            <p>{t(`ties.state.${state}_text`)}</p>
          </Callout>
          <ActForm
            intent="confirm"
            about={{ institutionId }}
            label={t("ties.confirm")}
            spoken={t("common:action.on", { act: t("ties.confirm"), what: name.name })}
          />
        </Card>
      ))}
      <p className="soft">{t("ties.left")}</p>
    </>
  );
}
