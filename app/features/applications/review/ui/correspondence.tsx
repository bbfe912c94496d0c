import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { classNames } from "#app/ui/class-names.ts";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { LetterField, type ReaderWords } from "#app/ui/letter-field.tsx";
import { Time } from "#app/ui/time.tsx";
import type { FileLetter } from "../../letters/file-letters.server.ts";
import { AudienceBadge } from "../../file/ui/audience.tsx";
import { LIMITS } from "#app/features/applications/form/lengths.ts";

interface Entry {
  id: string;
  body: string;
  author: string | null;
  at: { dateTime: string; text: string };
  isFromApplicant?: boolean;
}

interface ThreadProps {
  kind: "message" | "note";
  entries: Entry[];
  isWritable: boolean;
  /** Who reads what is written, where it is not only the secretariat. */
  readers?: ReaderWords[];
  lastResult?: SubmissionResult;
}

/** Messages the applicant reads, or notes only the secretariat reads: two cards that cannot be taken for each other. */
export function Thread({ kind, entries, isWritable, readers = [], lastResult }: ThreadProps) {
  const { t } = useTranslation("review");
  const isNote = kind === "note";
  return (
    <Card
      title={t(`correspondence.${kind}.title`)}
      aside={<AudienceBadge audience={isNote ? "secretariat" : "applicant"} />}
      className={classNames(isNote ? "staff-card" : "applicant-card")}
    >
      <div className="stack">
        {entries.length === 0 && <p className="soft">{t(`correspondence.${kind}.none`)}</p>}
        <ol className="thread">
          {entries.map(({ id, body, author, at, isFromApplicant }) => (
            <li key={id} className={classNames(isFromApplicant && "thread-incoming")}>
              <p className="small soft">
                {isFromApplicant && `${t("correspondence.applicant")}: `}
                <bdi>{author}</bdi>, <Time {...at} />
              </p>
              <PlainText text={body} />
            </li>
          ))}
        </ol>
        {isWritable && <Writing kind={kind} readers={readers} lastResult={lastResult} />}
      </div>
    </Card>
  );
}

function Writing({ kind, readers, lastResult }: Pick<ThreadProps, "kind" | "lastResult"> & { readers: ReaderWords[] }) {
  const { t } = useTranslation("review");
  const isAnswered = lastResult?.initialValue?.intent === kind;
  const [form, fields] = useForm<{ body: string }>({ id: kind, lastResult: isAnswered ? lastResult : undefined });
  const label = t(`correspondence.${kind}.label`);
  return (
    <PortalForm form={form} labels={{ body: label }}>
      <LetterField field={fields.body} readers={readers} label={label} rows={4} limit={LIMITS.message} />
      <FormActions>
        <Button type="submit" name="intent" value={kind} variant={kind === "note" ? "quiet" : "primary"}>
          {t(`correspondence.${kind}.send`)}
        </Button>
      </FormActions>
    </PortalForm>
  );
}

/** Letters of the portal about the file: where each stands, and the text folded under its subject. */
export function Letters({ letters, mayRepeat }: { letters: FileLetter[]; mayRepeat: boolean }) {
  const { t } = useTranslation("review");
  if (letters.length === 0) return null;
  return (
    <Card title={t("correspondence.letters")}>
      <ul className="plain-list stack">
        {letters.map((letter) => (
          <li key={letter.id}>
            <p className="small soft">
              <Time {...letter.at} /> · <bdi>{letter.recipient}</bdi> · <DeliveryState letter={letter} />
            </p>
            <Disclosure summary={<span lang={letter.lang}>{letter.subject}</span>}>
              <PlainText text={letter.text} lang={letter.lang} hasLinks={false} />
            </Disclosure>
            {mayRepeat && letter.isRepeatable && <SendAgain id={letter.id} subject={letter.subject} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

const TONES = {
  waiting: "neutral",
  delayed: "wait",
  sent: "ok",
  refused: "bad",
  undeliverable: "bad",
  cancelled: "neutral",
} as const;

function DeliveryState({ letter: { delivery, sentAt } }: { letter: FileLetter }) {
  const { t } = useTranslation("review");
  return (
    <>
      <Badge tone={TONES[delivery]}>{t(`letters.${delivery}`)}</Badge> {sentAt && <Time {...sentAt} />}
    </>
  );
}

function SendAgain({ id, subject }: { id: string; subject: string }) {
  const { t } = useTranslation("review");
  return (
    <Form method="post">
      <input type="hidden" name="letterId" value={id} />
      <Button
        type="submit"
        name="intent"
        value="send-again"
        variant="quiet"
        size="small"
        aria-label={t("letters.send_again_named", { subject })}
      >
        {t("letters.send_again")}
      </Button>
    </Form>
  );
}
