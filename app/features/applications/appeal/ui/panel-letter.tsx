import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { APPEAL_OUTCOMES } from "#db/vocabulary-afterwards.ts";
import { letterLabels, type LetterFields, LetterPairs } from "../../decision/ui/letter-form.tsx";
import { writtenFor, WrittenForFields } from "../../decision/ui/written-for.tsx";
import type { PanelLetterPage } from "../appeal-model.ts";

interface PanelLetterProps {
  page: PanelLetterPage;
  lastResult: SubmissionResult | undefined;
}

/** The letter of the panel in the making: the words its author edits, beside the very text that its readers get. */
export function PanelLetter({ page, lastResult }: PanelLetterProps) {
  const { t } = useTranslation(["appeal", "review"]);
  const { id, version, replaces } = page;
  const written = writtenFor(page, lastResult, APPEAL_OUTCOMES);
  const { outcome, letters, isStale } = written;
  const words = Object.fromEntries(letters.map((letter) => [letter.locale, letter.words]));
  const beginning = { lastResult, defaultValue: { letters: words } };
  const [form, fields] = useForm<LetterFields>({ id: `letter-${outcome}`, ...beginning });
  return (
    <>
      <h2>{t(`appeal:panel.proposed.${outcome}`)}</h2>
      {replaces && !isStale && (
        <Callout tone="wait" title={t("appeal:panel.replaces", { name: replaces.by })}>
          <p>{t("appeal:panel.replaces_text")}</p>
        </Callout>
      )}
      <PortalForm
        form={form}
        labels={letterLabels(t, letters)}
        enter={{ name: "intent", value: "save" }}
        className="letter-form"
      >
        <input type="hidden" name="version" value={version} />
        <WrittenForFields written={written} to={`/appeals/${id}/letter`} />
        <LetterPairs letters={letters} field={fields.letters} />
        <p>{t("appeal:panel.propose_text")}</p>
        <FormActions>
          <Button type="submit" name="intent" value="propose">
            {t("appeal:panel.propose")}
          </Button>
          <Button type="submit" name="intent" value="save" variant="quiet">
            {t("review:letter.save")}
          </Button>
          <LinkButton to={`/appeals/${id}`} variant="quiet">
            {t("appeal:panel.back")}
          </LinkButton>
        </FormActions>
      </PortalForm>
    </>
  );
}
