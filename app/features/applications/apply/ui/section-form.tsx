import { Link } from "@remix-run/react";
import { type FieldMetadata, useForm } from "@conform-to/react";
import { type ReactNode, useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Field } from "#app/features/forms/field.ts";
import type { TextKey } from "#app/platform/association-texts.ts";
import { Button } from "#app/ui/button.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { FieldHints } from "#app/ui/field-hints.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { useIsHydrated } from "#app/ui/use-is-hydrated.ts";
import { useAutosave } from "#app/ui/use-autosave.ts";
import { type SectionKey, sectionOf } from "../../form/form.ts";
import type { SectionPage } from "../section-model.ts";
import type { SectionAnswer } from "../section-post.server.ts";
import { AppliesAs } from "../../file/ui/applies-as.tsx";
import { AnswerField } from "../../form/ui/answer-field.tsx";
import { fieldLabel } from "../../form/field-label.ts";
import { ChangedTexts } from "../../form/ui/text-link.tsx";
import { shownTextName } from "../../form/declarations.ts";
import { InstitutionCountry } from "../../form/ui/field-words.ts";
import { SimilarWhileTyping } from "./similar-institutions.tsx";
import { SectionConflict } from "./section-conflict.tsx";
import { useSectionLabels, useSectionRows } from "../../form/ui/use-section-labels.ts";

/** Sections whose answers can be proved in several ways. */
const HAS_PROOFS: readonly string[] = ["identity", "legal"];

interface SectionFormProps {
  page: SectionPage;
  answer: SectionAnswer | undefined;
}

/** One section of the form: it saves by itself, and on its buttons without JavaScript. */
export function SectionForm({ page, answer }: SectionFormProps) {
  const { section, editable, needed, options } = page;
  const id = `section-${section}`;
  const standing = useAutosave(id, answer);
  const opened = useOpenedAt(page, standing, answer);
  // What the last answer found stays found when the address changes, which takes the answer away.
  const lastResult = useRef(page.result ?? undefined);
  if (answer?.result) lastResult.current = answer.result;
  const [form, fields] = useForm<Record<string, unknown>>({
    id,
    lastResult: lastResult.current,
    defaultValue: page.answers as Record<string, string>,
  });
  const { t } = useTranslation("applications");
  const saving = t(useIsHydrated() ? "form.saves_itself" : "form.saves_on_button");
  const savedText = useSavedText(standing, page);
  const category = standing.category ?? page.category;
  const asked = sectionOf(section as SectionKey).fields.filter(({ key }) => editable.includes(key));
  const hasConflict = answer?.conflict !== undefined;
  const draw = (definition: Field) => (
    <AnswerField
      key={definition.key}
      definition={definition}
      field={fields[definition.key] as FieldMetadata<unknown>}
      parent={section}
      options={options}
      isNeeded={needed.includes(definition.key)}
    />
  );
  return (
    <div onInput={standing.noteInput} className="stack">
      <p className="small soft" role="status">
        {[savedText, !standing.conflict && saving].filter(Boolean).join(" · ")}
      </p>
      {standing.conflict && (
        <SectionConflict
          conflict={standing.conflict}
          isUnasked={standing.conflict !== answer?.conflict}
          onSeen={opened.noteSeen}
        />
      )}
      <PortalForm
        form={form}
        labels={useSectionLabels(section)}
        rowNames={useSectionRows(section)}
        enter={{ name: "intent", value: "continue" }}
        isSavedByServer
      >
        <input type="hidden" name="version" value={opened.version} readOnly />
        <input type="hidden" name="seen" value={opened.seen} readOnly />
        {Object.entries(page.texts.shown).map(([key, version]) => (
          <input key={key} type="hidden" name={shownTextName(key as TextKey)} value={version} readOnly />
        ))}
        <InstitutionCountry.Provider value={page.country}>
          <SimilarWhileTyping page={page} />
          <FieldHints.Provider value={page.hints}>
            <ChangedTexts.Provider value={page.texts.changed}>
              {asked.filter(({ isRare }) => !isRare).map(draw)}
            </ChangedTexts.Provider>
            <Rare
              fields={asked.filter(({ isRare }) => isRare)}
              section={section}
              isOpen={page.isMoreOpen || hasConflict}
            >
              {draw}
            </Rare>
          </FieldHints.Provider>
        </InstitutionCountry.Provider>
        <OtherProofs page={page} />
        {category && (
          <div role="status">
            <AppliesAs {...category} />
          </div>
        )}
        <p className="small soft">{savedText}</p>
        <SaveButtons isAnswer={page.asked !== null} />
      </PortalForm>
    </div>
  );
}

function useSavedText(standing: { isUnreached: boolean } & Partial<SectionAnswer>, page: SectionPage) {
  const { t } = useTranslation("applications");
  if (standing.isUnreached) return t("common:unreached.not_saved");
  return standing.conflict ? t("form.not_saved") : (standing.savedText ?? page.savedText);
}

function OtherProofs({ page: { section, applicationId } }: { page: SectionPage }) {
  const { t } = useTranslation("applications");
  if (!HAS_PROOFS.includes(section)) return null;
  return (
    <p>
      <Link to={`/applications/${applicationId}/evidence`}>{t("evidence.link")}</Link>
    </p>
  );
}

interface RareProps {
  fields: readonly Field[];
  section: string;
  isOpen: boolean;
  children: (definition: Field) => ReactNode;
}

/** What few have an answer to, folded until there is one; its names stand on the fold. */
function Rare({ fields, section, isOpen, children: draw }: RareProps) {
  const { t } = useTranslation("applications");
  if (fields.length === 0) return null;
  const what = fields.map((field) => fieldLabel(t, field, section)).join(", ");
  return (
    <Disclosure summary={t("form.more", { what })} isOpen={isOpen}>
      <div className="stack">{fields.map(draw)}</div>
    </Disclosure>
  );
}

/**
 * The version the next save names. A conflict that saving by itself has found moves it on only once what is said of it has
 * come into view: saving again is then a decision.
 */
function useOpenedAt(page: SectionPage, standing: Partial<SectionAnswer>, answer: SectionAnswer | undefined) {
  const [seenConflict, setSeenConflict] = useState<unknown>();
  const { conflict } = standing;
  const told = useRef({ version: page.version, seen: page.seen });
  if (!conflict || conflict === answer?.conflict || conflict === seenConflict)
    told.current = { version: standing.version ?? page.version, seen: standing.seen ?? page.seen };
  const noteSeen = useCallback(() => setSeenConflict(conflict), [conflict]);
  return { ...told.current, noteSeen };
}

function SaveButtons({ isAnswer }: { isAnswer: boolean }) {
  const { t } = useTranslation("common");
  return (
    <FormActions>
      <Button type="submit" name="intent" value="continue">
        {isAnswer ? t("action.save") : t("action.save_continue")}
      </Button>
      <Button type="submit" name="intent" value="leave" variant="quiet">
        {t("action.save_leave")}
      </Button>
    </FormActions>
  );
}
