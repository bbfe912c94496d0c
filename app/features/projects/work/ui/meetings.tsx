import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ExternalLink } from "#app/ui/external-link.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import type { OptionGroup } from "#app/ui/select.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { Time } from "#app/ui/time.tsx";
import { AskedForm } from "../../partners/ui/asked-form.tsx";
import { formIdOf } from "./form-id.ts";
import { AsRead, ChangedSince } from "../../project/ui/as-read.tsx";
import { plain } from "../../project/ui/plain-field.ts";
import type { MeetingsView, MeetingStart, MeetingView } from "../meetings-model.ts";
import { LENGTHS } from "../work.ts";
import type { Answered } from "./answered.ts";
import { SeenDay } from "./seen-day.tsx";

/** The meetings of those who work on a project. */
export function Meetings({ view, answered }: { view: MeetingsView; answered: Answered }) {
  const { t } = useTranslation("work");
  const { meetings, start } = view;
  const isOfListed = meetings.some(({ id }) => answered?.of?.endsWith(id));
  const ofNew = isOfListed ? undefined : answered?.result;
  return (
    <>
      {start && (
        <Disclosure summary={t("meeting.new")} isOpen={Boolean(ofNew)}>
          <MeetingForm start={start} zones={view.zones} lastResult={ofNew} />
        </Disclosure>
      )}
      {meetings.length === 0 && <EmptyState title={t("meeting.empty.title")} text={t("meeting.empty.text")} />}
      {meetings.map((one) => (
        <Meeting key={one.id} meeting={one} zones={view.zones} answered={answered} />
      ))}
    </>
  );
}

interface MeetingProps {
  meeting: MeetingView;
  zones: OptionGroup[];
  answered: Answered;
}

function Meeting({ meeting, zones, answered }: MeetingProps) {
  const { t } = useTranslation("work");
  const {
    id,
    title,
    at,
    lasts,
    place,
    isAddress,
    agenda,
    minutes,
    isCancelled,
    isPast,
    calendar,
    edit,
    mayCancel,
    write,
  } = meeting;
  const resultOf = (form: string) => (answered?.of === `${form}-${id}` ? answered.result : undefined);
  return (
    <Card id={id} title={<bdi>{title}</bdi>} aside={isCancelled && <Badge tone="bad">{t("meeting.cancelled")}</Badge>}>
      <div className="stack">
        <p>
          <Time {...at} /> <span className="small soft">{lasts}</span>
        </p>
        <p>{isAddress ? <ExternalLink href={place} isWhole /> : <bdi>{place}</bdi>}</p>
        <p>
          <a href={calendar} download>
            {t("meeting.calendar")}
          </a>
        </p>
        {agenda && <Written title={t("meeting.agenda")} text={agenda} />}
        {minutes && <Written title={t("meeting.minutes")} text={minutes} />}
        {edit && (
          <Disclosure summary={t("meeting.edit")} isOpen={Boolean(resultOf("meeting"))}>
            <MeetingForm
              key={edit.version}
              start={edit}
              zones={zones.slice(0, isPast ? 1 : undefined)}
              lastResult={resultOf("meeting")}
            />
          </Disclosure>
        )}
        {write && (
          <Disclosure summary={t("meeting.write_minutes")} isOpen={Boolean(resultOf("minutes"))}>
            <MinutesForm key={write.version} id={id} {...write} lastResult={resultOf("minutes")} />
          </Disclosure>
        )}
        {mayCancel && (
          <AskedForm
            label={t("meeting.cancel")}
            explain={t("meeting.cancel_explain", { title })}
            send={t("meeting.cancel")}
            intent="cancel"
            about={{ id }}
          />
        )}
      </div>
    </Card>
  );
}

function Written({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <h3>{title}</h3>
      <PlainText text={text} />
    </div>
  );
}

const NAMES = ["title", "day", "time", "timeZone", "durationMinutes", "place", "agenda"] as const;

interface MeetingFormProps {
  start: MeetingStart;
  zones: OptionGroup[];
  lastResult?: SubmissionResult;
}

function MeetingForm({ start, zones, lastResult }: MeetingFormProps) {
  const { t } = useTranslation("work");
  const { id, version, ...defaultValue } = start;
  const [form, fields] = useForm<Record<(typeof NAMES)[number], unknown>>({
    id: formIdOf("meeting", start),
    lastResult,
    defaultValue,
  });
  const labels = Object.fromEntries(NAMES.map((name) => [name, t(`meeting.field.${name}`)]));
  return (
    <PortalForm form={form} labels={labels}>
      <input type="hidden" name="id" value={id} />
      <SeenDay name="day" stands={start.day} lastResult={lastResult} />
      <AsRead {...{ version, lastResult }} />
      <ChangedSince {...{ lastResult, labels }} saved={start} options={{ timeZone: zones }} />
      <TextField field={plain(fields.title)} label={labels.title} />
      <DateField field={plain(fields.day)} label={labels.day} />
      <TextField field={plain(fields.time)} label={labels.time} help={t("meeting.time_help")} width="short" />
      <SelectField
        field={plain(fields.timeZone)}
        label={labels.timeZone}
        help={t("meeting.zone_help")}
        options={zones}
        width="medium"
        isAlwaysChosen
      />
      <TextField
        field={plain(fields.durationMinutes)}
        label={labels.durationMinutes}
        inputMode="numeric"
        width="short"
      />
      <TextField field={plain(fields.place)} label={labels.place} />
      <TextAreaField
        field={plain(fields.agenda)}
        label={labels.agenda}
        rows={4}
        limit={{ unit: "characters", max: LENGTHS.agenda }}
        isOptional
      />
      <p className="field-help">{t("meeting.letter")}</p>
      <FormActions>
        <Button type="submit" name="intent" value="meeting">
          {t(version === 0 ? "meeting.call" : "save")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}

interface MinutesFormProps {
  id: string;
  version: string;
  minutes: string;
  lastResult?: SubmissionResult;
}

function MinutesForm({ id, version, minutes, lastResult }: MinutesFormProps) {
  const { t } = useTranslation("work");
  const defaultValue = { minutes };
  const [form, fields] = useForm<{ minutes: string }>({ id: `minutes-${id}`, lastResult, defaultValue });
  const labels = { minutes: t("meeting.minutes") };
  return (
    <PortalForm form={form} labels={labels}>
      <input type="hidden" name="id" value={id} />
      <AsRead {...{ version, lastResult }} />
      <ChangedSince {...{ lastResult, labels }} saved={defaultValue} />
      <TextAreaField
        field={plain(fields.minutes)}
        label={labels.minutes}
        rows={8}
        limit={{ unit: "characters", max: LENGTHS.minutes }}
        isOptional
      />
      <FormActions>
        <Button type="submit" name="intent" value="minutes">
          {t("meeting.save_minutes")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}
