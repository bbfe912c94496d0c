import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import { languageWord } from "#app/i18n/language-word.ts";
import type { Locale } from "#db/locales.ts";
import { Button } from "./button.tsx";
import { Disclosure } from "./disclosure.tsx";
import { TextAreaField } from "./text-area-field.tsx";
import { useIsHydrated } from "./use-is-hydrated.ts";

/** A language in which somebody reads what is written, and sentences in it to begin with. */
export interface ReaderWords {
  locale: Locale;
  samples: string[];
}

interface LetterFieldProps extends ComponentProps<typeof TextAreaField> {
  readers: ReaderWords[];
}

/** Several lines somebody else will read: it says in which language, and has sentences to take over. */
export function LetterField({ readers, help, ...props }: LetterFieldProps) {
  const { t } = useTranslation("common");
  const languages = readers.map(({ locale }) => languageWord(t, locale)).join(", ");
  return (
    <div className="stack">
      <TextAreaField
        {...props}
        lang={readers.length === 1 ? readers[0]?.locale : undefined}
        help={
          <>
            {help} {readers.length > 0 && t("reader.language", { count: readers.length, languages })}
          </>
        }
      />
      {readers
        .filter(({ samples }) => samples.length > 0)
        .map((reader) => (
          <Samples key={reader.locale} fieldId={props.field.id} {...reader} />
        ))}
    </div>
  );
}

function Samples({ fieldId, locale, samples }: ReaderWords & { fieldId: string }) {
  const { t } = useTranslation("common");
  const isHydrated = useIsHydrated();
  return (
    <Disclosure summary={t("reader.samples", { language: languageWord(t, locale) })}>
      <ul className="plain-list stack">
        {samples.map((sample, index) => (
          <li key={sample} className="cluster">
            <span lang={locale} id={`${fieldId}-${locale}-${index}`}>
              {sample}
            </span>
            {isHydrated && (
              <Button
                type="button"
                variant="quiet"
                size="small"
                aria-describedby={`${fieldId}-${locale}-${index}`}
                onClick={() => addTo(fieldId, sample)}
              >
                {t("reader.take")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function addTo(fieldId: string, sentence: string) {
  const field = document.getElementById(fieldId);
  if (!(field instanceof HTMLTextAreaElement)) return;
  const typed = field.value.trimEnd();
  if (!typed.includes(sentence)) {
    field.value = typed ? `${typed}\n${sentence}` : sentence;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  field.focus();
}
