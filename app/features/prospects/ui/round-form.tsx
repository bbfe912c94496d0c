import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { LOCALE_OPTIONS } from "#app/i18n/locale.ts";
import { Badge, type Tone } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { FieldError } from "#app/ui/field-frame.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { DataTable } from "#app/ui/table.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import type { ProspectState } from "#db/vocabulary-prospects.ts";
import { LONGEST_WORDS } from "../prospect.ts";
import { LetterPreview } from "./letter-preview.tsx";
import type { PreviewPage, ProspectLine } from "./prospect-model.ts";

export const TONE_OF_STATE: Readonly<Record<ProspectState, Tone>> = {
  new: "neutral",
  invited: "wait",
  claimed: "info",
  applied: "ok",
  not_theirs: "bad",
  silenced: "bad",
};

const COLUMNS = ["invite", "name", "contact", "state", "last"] as const;

interface RoundFormProps {
  lines: ProspectLine[];
  locale: string;
  lastResult: SubmissionResult | undefined;
  preview: PreviewPage | undefined;
}

/** The list, in which those who can be invited are ticked, and the words that go to all of them. */
export function RoundForm({ lines, locale, lastResult, preview }: RoundFormProps) {
  const { t } = useTranslation("prospects");
  const [form, fields] = useForm<{ ids: string[]; words: string; locale: string }>({
    id: "round",
    lastResult,
    defaultValue: { locale },
  });
  const initial = fields.ids.initialValue;
  const chosen = Array.isArray(initial) ? initial : [initial];
  const labels = { ids: t("column.invite"), words: t("invite.words"), locale: t("invite.language") };
  const first = lines.find(({ whyNot, here }) => whyNot === null && here === null)?.id;
  return (
    <PortalForm form={form} labels={labels} className="form-wide">
      {preview && (
        <p>
          <a href="#letter">{t("preview.below")}</a>
        </p>
      )}
      <FieldError field={fields.ids} />
      <DataTable caption={t("title")} isCaptionHidden isStacked columns={COLUMNS.map((one) => t(`column.${one}`))}>
        <tbody>
          {lines.map(({ id, name, place, contact, state, lastSent, whyNot, here }) => (
            <tr key={id}>
              <td data-label={t("column.invite")}>
                {whyNot === null && here === null ? (
                  <input
                    id={id === first ? fields.ids.id : undefined}
                    type="checkbox"
                    className="row-tick"
                    name="ids"
                    value={id}
                    defaultChecked={chosen.includes(id)}
                    aria-label={t("invite.one", { name: name.name })}
                  />
                ) : (
                  "—"
                )}
              </td>
              <th scope="row">
                <InstitutionName {...name} to={`/prospects/${id}`} />
                <div className="soft small">{place}</div>
                {here && <div className="small">{here}</div>}
              </th>
              <td data-label={t("column.contact")}>{contact ?? "—"}</td>
              <td data-label={t("column.state")}>
                <Badge tone={TONE_OF_STATE[state]}>{t(`state.${state}`)}</Badge>
              </td>
              <td data-label={t("column.last")}>{lastSent ?? "—"}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {first !== undefined && (
        <>
          <h2>{t("invite.title")}</h2>
          <p>{t("invite.many_text")}</p>
          <LetterFields words={fields.words} language={fields.locale} />
          {preview && <LetterPreview preview={preview} />}
          <SendActions send={t("invite.many_submit")} isLookedAt={Boolean(preview?.letter)} />
        </>
      )}
    </PortalForm>
  );
}

/** The letter is looked at, and then sent. */
export function SendActions({ send, isLookedAt }: { send: string; isLookedAt: boolean }) {
  const { t } = useTranslation("prospects");
  return (
    <FormActions>
      <Button type="submit" name="intent" value="look" variant={isLookedAt ? "quiet" : "primary"}>
        {t("invite.look")}
      </Button>
      {isLookedAt && (
        <Button type="submit" name="intent" value="invite">
          {send}
        </Button>
      )}
    </FormActions>
  );
}

type Fields = ReturnType<typeof useForm<{ words: string; locale: string }>>[1];

export function LetterFields({ words, language }: { words: Fields["words"]; language: Fields["locale"] }) {
  const { t } = useTranslation("prospects");
  return (
    <>
      <TextAreaField
        field={words}
        label={t("invite.words")}
        help={t("invite.words_help")}
        rows={4}
        limit={LONGEST_WORDS}
        isOptional
      />
      <SelectField
        field={language}
        label={t("invite.language")}
        options={LOCALE_OPTIONS}
        width="medium"
        isAlwaysChosen
      />
    </>
  );
}
