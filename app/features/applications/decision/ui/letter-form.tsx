import { type FieldMetadata, type SubmissionResult, useForm } from "@conform-to/react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { languageWord } from "#app/i18n/language-word.ts";
import { ownNameOf } from "#app/i18n/locale.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Fieldset, FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { PlaceholderList } from "#app/ui/placeholder-list.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import type { Locale } from "#db/locales.ts";
import { DECISIONS } from "#db/vocabulary.ts";
import type { LetterPreview, LettersView, LetterView } from "../letter-model.ts";
import { writtenFor, WrittenForFields } from "./written-for.tsx";
import { LONGEST_LETTER } from "../../letters/letter.schema.ts";

type Words = { subject: string; body: string; signer: string };
export type LetterFields = { letters: Record<Locale, Words> };

interface LetterFormProps {
  id: string;
  version: number;
  view: LettersView;
  lastResult: SubmissionResult | undefined;
}

/** The letters of a decision: in each language the words somebody edits, beside the very text that its readers get. */
export function LetterForm({ id, version, view, lastResult }: LetterFormProps) {
  const { t } = useTranslation("review");
  const { effectAt, placeholders } = view;
  const written = writtenFor(view, lastResult, DECISIONS);
  const { outcome, letters, isStale } = written;
  const words = Object.fromEntries(letters.map((letter) => [letter.locale, letter.words]));
  const beginning = { lastResult, defaultValue: { letters: words } };
  const [form, fields] = useForm<LetterFields>({ id: `letter-${outcome}`, ...beginning });
  return (
    <PortalForm
      form={form}
      labels={letterLabels(t, letters)}
      enter={{ name: "intent", value: "save" }}
      className="letter-form"
    >
      <input type="hidden" name="version" value={version} />
      <WrittenForFields written={written} to={`/review/${id}/letter`} />
      {placeholders.length > 0 && !isStale && <Placeholders placeholders={placeholders} />}
      <LetterPairs letters={letters} field={fields.letters} canRedraft />
      {view.against && (
        <Callout tone="wait" title={t("letter.against")}>
          <p>{t("letter.against_text", { recommended: view.against, ruling: view.ruling })}</p>
        </Callout>
      )}
      <p>{effectAt ? t("decision.effect_at", { at: effectAt }) : t("decision.effect_at_once")}</p>
      <FormActions>
        <Button type="submit" name="intent" value="decide">
          {t(`decision.confirm.${outcome}`)}
        </Button>
        <Button type="submit" name="intent" value="save" variant="quiet">
          {t("letter.save")}
        </Button>
        <LinkButton to={`/review/${id}/decision`} variant="quiet">
          {t("letter.back")}
        </LinkButton>
      </FormActions>
    </PortalForm>
  );
}

const PARTS = ["subject", "body", "signer"] as const;

/** What the fields of the letters are called in a summary of errors. */
export function letterLabels(t: TFunction<"review">, letters: LetterView[]): Record<string, string> {
  return Object.fromEntries(
    letters.flatMap(({ locale }) =>
      PARTS.map((part) => [`letters.${locale}.${part}`, `${t(`letter.${part}`)}: ${ownNameOf(locale)}`]),
    ),
  );
}

interface LetterPairsProps {
  letters: LetterView[];
  field: FieldMetadata<LetterFields["letters"]>;
  /** Whether a letter can be begun again from the decision. */
  canRedraft?: boolean;
}

/** Each letter as somebody edits it, beside the very text that its readers get. */
export function LetterPairs({ letters, field, canRedraft = false }: LetterPairsProps) {
  const of = field.getFieldset();
  return letters.map((letter) => (
    <div key={letter.locale} className="two-columns">
      <EditedLetter letter={letter} field={of[letter.locale]} canRedraft={canRedraft} />
      <Previews letter={letter} />
    </div>
  ));
}

type EditedProps = { letter: LetterView; field: FieldMetadata<Words>; canRedraft: boolean };

function EditedLetter({ letter, field, canRedraft }: EditedProps) {
  const { t } = useTranslation("review");
  const { locale, isEdited, earlier, foreign } = letter;
  const { subject, body, signer } = field.getFieldset();
  return (
    <Fieldset legend={ownNameOf(locale)} isHeading>
      {letter.isFallback && <p className="small soft">{t("letter.fallback")}</p>}
      {foreign.length > 0 && <Foreign locale={locale} paragraphs={foreign} />}
      <TextField field={subject} lang={locale} label={t("letter.subject")} />
      <TextAreaField field={body} lang={locale} label={t("letter.body")} rows={16} limit={LONGEST_LETTER.body} />
      <TextField field={signer} lang={locale} label={t("letter.signer")} />
      {canRedraft && isEdited && (
        <div>
          <Button type="submit" name="intent" value={`redraft:${locale}`} variant="quiet" size="small">
            {t("letter.redraft", { language: languageWord(t, locale) })}
          </Button>
        </div>
      )}
      {earlier && (
        <Disclosure summary={t("letter.earlier")}>
          <p lang={locale}>
            <strong>{earlier.subject}</strong>
          </p>
          <PlainText text={earlier.body} lang={locale} hasLinks={false} />
        </Disclosure>
      )}
    </Fieldset>
  );
}

/** A doubt, not an error: a quotation or a name may be in any language. */
export function Foreign({ locale, paragraphs }: { locale: Locale; paragraphs: string[] }) {
  const { t } = useTranslation("review");
  return (
    <Callout tone="wait" title={t("letter.foreign", { language: languageWord(t, locale) })}>
      <ul>
        {paragraphs.map((paragraph) => (
          <li key={paragraph}>
            <PlainText text={paragraph} hasLinks={false} />
          </li>
        ))}
      </ul>
    </Callout>
  );
}

/** What each reader gets: the first in full, of the others in the same language only greeting and foot differ. */
export function Previews({ letter: { locale, previews } }: { letter: LetterView }) {
  const { t } = useTranslation("review");
  return (
    <div className="stack">
      {previews.map((preview, index) => {
        const title = t(`letter.preview.${preview.reader}`);
        return index === 0 ? (
          <Card key={index} title={title}>
            <Preview locale={locale} preview={preview} />
          </Card>
        ) : (
          <Disclosure key={index} summary={title}>
            <Preview locale={locale} preview={preview} />
          </Disclosure>
        );
      })}
    </div>
  );
}

function Preview({ locale, preview: { name, subject, text } }: { locale: Locale; preview: LetterPreview }) {
  return (
    <>
      <p className="small soft">
        <bdi>{name}</bdi>
      </p>
      <p lang={locale} dir="auto">
        <strong>{subject}</strong>
      </p>
      <PlainText text={text} lang={locale} hasLinks={false} />
    </>
  );
}

function Placeholders({ placeholders }: Pick<LettersView, "placeholders">) {
  const { t } = useTranslation("review");
  return (
    <Callout title={t("letter.placeholders")}>
      <PlaceholderList placeholders={placeholders} />
    </Callout>
  );
}
