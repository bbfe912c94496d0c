import { type SubmissionResult, useForm } from "@conform-to/react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { PROGRESS_LIGHTS } from "#db/vocabulary-work.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { RadioGroupField } from "#app/ui/choice-fields.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { HiddenField, SelectField, TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { GroupedChoices } from "#app/ui/grouped-choices.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { Time } from "#app/ui/time.tsx";
import { AsRead, BY_ONESELF, ChangedSince } from "../../project/ui/as-read.tsx";
import { plain } from "../../project/ui/plain-field.ts";
import type { NoteStart, NoteView, ProgressView } from "../progress-model.ts";
import { LENGTHS } from "../work.ts";
import type { Answered } from "./answered.ts";

/** What the institutions have noted on the course of the project, and the form for the next note. */
export function Progress({ view, answered }: { view: ProgressView; answered: Answered }) {
  const { t } = useTranslation("work");
  const { notes, newId, due } = view;
  const ofNew = answered?.of?.startsWith("note-") ? answered.result : undefined;
  return (
    <>
      {due && <p>{t("progress.due", { day: due })}</p>}
      {newId && (
        <Disclosure summary={t("progress.new")} isOpen={Boolean(ofNew)}>
          <NewNote id={newId} view={view} lastResult={ofNew} />
        </Disclosure>
      )}
      {notes.length === 0 && <EmptyState title={t("progress.empty.title")} text={t("progress.empty.text")} />}
      {notes.map((note) => (
        <Card
          key={note.id}
          as="article"
          title={<bdi>{note.institution}</bdi>}
          aside={<Badge tone={note.light.tone}>{note.light.label}</Badge>}
        >
          <div className="stack">
            <p className="small soft">
              <bdi>{note.person}</bdi>, <Time dateTime={note.at.iso} text={note.at.text} />
              {note.corrected && `; ${t("progress.corrected", { moment: note.corrected })}`}
            </p>
            <PlainText text={note.said} />
            <Facts
              items={[
                { term: t("progress.reached_label"), value: note.reached.join("; ") },
                { term: t("progress.countries"), value: note.countries },
                { term: t("progress.nextSteps"), value: note.nextSteps && <PlainText text={note.nextSteps} /> },
                { term: t("progress.risks"), value: note.risks && <PlainText text={note.risks} /> },
              ]}
            />
            <Correction note={note} view={view} answered={answered} />
          </div>
        </Card>
      ))}
    </>
  );
}

/** The form by which an own note is corrected. It is there after its hour too for what was typed into it before. */
function Correction({ note: { id, own }, view, answered }: { note: NoteView; view: ProgressView; answered: Answered }) {
  const { t } = useTranslation("work");
  const lastResult = answered?.of === `note_correct-${id}` ? answered.result : undefined;
  if (!own || !view.isUnderWay || !(own.isFresh || lastResult)) return null;
  return (
    <Disclosure summary={t("progress.correct")} isOpen={Boolean(lastResult)}>
      <CorrectedNote key={own.start.version} id={id} start={own.start} view={view} lastResult={lastResult} />
    </Disclosure>
  );
}

const COUNTED = ["reached", "reachedWomen", "reachedYouth"] as const;
const MORE = ["nextSteps", "risks"] as const;
const SAID = ["light", "said", ...COUNTED, "countries", ...MORE] as const;
type Said = Record<Exclude<(typeof SAID)[number], "countries">, unknown> & { countries: string[] };

interface NewNoteProps {
  id: string;
  view: ProgressView;
  lastResult?: SubmissionResult;
}

function NewNote({ id, view, lastResult }: NewNoteProps) {
  const { t } = useTranslation("work");
  const [form, fields] = useForm<Said & { institutionId: unknown }>({ id: "note", lastResult });
  const labels = { institutionId: t("progress.institutionId"), ...labelsOf(t) };
  const [only] = view.institutions;
  return (
    <PortalForm form={form} labels={labels}>
      <input type="hidden" name="id" value={id} />
      {view.institutions.length === 1 && only ? (
        <HiddenField field={plain(fields.institutionId)} value={only.value} />
      ) : (
        <SelectField field={plain(fields.institutionId)} label={labels.institutionId} options={view.institutions} />
      )}
      <NoteFields fields={fields} view={view} />
      <FormActions>
        <Button type="submit" name="intent" value="note">
          {t("progress.send")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}

function CorrectedNote({ id, start, view, lastResult }: NewNoteProps & { start: NoteStart }) {
  const { t } = useTranslation("work");
  const { version, ...defaultValue } = start;
  const [form, fields] = useForm<Said>({ id: `note_correct-${id}`, lastResult, defaultValue });
  const labels = labelsOf(t);
  const lights = PROGRESS_LIGHTS.map((value) => ({ value, label: t(`vocabulary:progress_light.${value}`) }));
  const countries = view.countriesByRegion.flatMap(({ options }) => options);
  return (
    <PortalForm form={form} labels={labels}>
      <p className="field-help">{t("progress.correct_help")}</p>
      <input type="hidden" name="id" value={id} />
      <AsRead {...{ version, lastResult }} />
      <ChangedSince {...{ lastResult, labels }} by={BY_ONESELF} saved={start} options={{ light: lights, countries }} />
      <NoteFields fields={fields} view={view} />
      <FormActions>
        <Button type="submit" name="intent" value="note_correct">
          {t("progress.save_correction")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}

const labelsOf = (t: TFunction<"work">) =>
  Object.fromEntries(SAID.map((name) => [name, t(`progress.${name}`)])) as Record<keyof Said, string>;

/** What a note says, whether it is new or corrected. */
function NoteFields({ fields, view }: { fields: Record<keyof Said, unknown>; view: ProgressView }) {
  const { t } = useTranslation("work");
  const labels = labelsOf(t);
  return (
    <>
      <RadioGroupField
        field={plain(fields.light)}
        label={labels.light}
        options={PROGRESS_LIGHTS.map((value) => ({
          value,
          label: t(`vocabulary:progress_light.${value}`),
          help: t(`progress.light_help.${value}`),
        }))}
        isOptional={false}
      />
      <TextAreaField
        field={plain(fields.said)}
        label={labels.said}
        rows={6}
        limit={{ unit: "characters", max: LENGTHS.progress }}
      />
      {COUNTED.map((name) => (
        <TextField
          key={name}
          field={plain(fields[name])}
          label={labels[name]}
          inputMode="numeric"
          width="short"
          isOptional
        />
      ))}
      <GroupedChoices
        field={fields.countries as never}
        label={labels.countries}
        groups={view.countriesByRegion}
        isOptional
      />
      {MORE.map((name) => (
        <TextAreaField
          key={name}
          field={plain(fields[name])}
          label={labels[name]}
          rows={3}
          limit={{ unit: "characters", max: LENGTHS.progressMore }}
          isOptional
        />
      ))}
    </>
  );
}
