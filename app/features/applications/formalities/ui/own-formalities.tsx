import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { ActForm } from "#app/ui/act-form.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { FileField, TextField } from "#app/ui/field.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import type { SheetChoice } from "../../commitment/sheet-choice.ts";
import { SheetForm } from "../../commitment/ui/sheet-form.tsx";
import type { FormalityView, OwnFormalitiesPage } from "../formalities-model.ts";

interface Props {
  page: OwnFormalitiesPage;
  lastResult: SubmissionResult | undefined;
}

/** What whoever answers for the application can do about what is open. */
export function OpenFormalities({ page: { sheet, items, mayNameSelf }, lastResult }: Props) {
  const open = items.filter(({ state }) => state === "open");
  return open.map((item) =>
    item.formality === "commitment" ? (
      <CommitmentCard key={item.formality} sheet={sheet} lastResult={lastResult} />
    ) : (
      <RepresentativeCard key={item.formality} {...{ item, role: item.formality, mayNameSelf, lastResult }} />
    ),
  );
}

function CommitmentCard({ sheet, lastResult }: { sheet: SheetChoice } & Pick<Props, "lastResult">) {
  const { t } = useTranslation("formalities");
  const isOurs = lastResult?.error && "file" in lastResult.error;
  const [form, fields] = useForm<{ file: string }>({ id: "sheet", lastResult: isOurs ? lastResult : undefined });
  const label = t("sheet.file");
  return (
    <Card title={t("vocabulary:formality.commitment")}>
      <div className="stack">
        <ActForm intent="ask" about={{}} label={t("act.ask")} spoken={t("act.ask")} />
        <SheetForm sheet={sheet} />
        <PortalForm form={form} labels={{ file: label }} encType="multipart/form-data">
          <FileField
            field={fields.file}
            label={label}
            help={t("sheet.help")}
            accept="application/pdf,image/jpeg,image/png"
          />
          <div>
            <Button type="submit" name="intent" value="sheet" variant="quiet">
              {t("sheet.add")}
            </Button>
          </div>
        </PortalForm>
      </div>
    </Card>
  );
}

interface RepresentativeProps extends Pick<Props, "lastResult"> {
  item: FormalityView;
  role: "primary" | "alternate";
  mayNameSelf: boolean;
}

function RepresentativeCard({ item, role, mayNameSelf, lastResult }: RepresentativeProps) {
  const { t } = useTranslation("formalities");
  const { person, invitation } = item;
  const act = invitation?.standing === "none" ? "invite" : "invite_again";
  const typed = lastResult?.initialValue;
  const isOurs = typed?.intent === "name" && typed.role === role;
  const [form, fields] = useForm<{ name: string; position: string; email: string }>({
    id: `name-${role}`,
    lastResult: isOurs ? lastResult : undefined,
  });
  const labels = { name: t("name.name"), position: t("name.position"), email: t("name.email") };
  const spoken = t("common:action.on", { act: t(`act.${act}`), what: person?.name });
  return (
    <Card title={t(`vocabulary:formality.${role}`)}>
      <div className="stack">
        {person && <ActForm intent="invite" about={{ role }} label={t(`act.${act}`)} spoken={spoken} />}
        <Disclosure summary={t(`name.${role}`)} isOpen={isOurs}>
          <PortalForm form={form} labels={labels}>
            <input type="hidden" name="role" value={role} />
            <p className="small soft">{t(mayNameSelf ? "name.help_self" : "name.help")}</p>
            <TextField field={fields.name} label={labels.name} width="medium" />
            <TextField field={fields.position} label={labels.position} width="medium" />
            <TextField field={fields.email} type="email" label={labels.email} width="medium" />
            <div>
              <Button type="submit" name="intent" value="name" variant="quiet">
                {t("name.submit")}
              </Button>
            </div>
          </PortalForm>
        </Disclosure>
      </div>
    </Card>
  );
}
