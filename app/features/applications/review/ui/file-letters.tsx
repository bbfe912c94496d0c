import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { Time } from "#app/ui/time.tsx";
import type { FileLetter } from "../../letters/file-letters.server.ts";

/** Letters of the portal about the file: where each stands, and the text folded under its subject. */
export function Letters({ letters, mayRepeat }: { letters: FileLetter[]; mayRepeat: boolean }) {
  const { t } = useTranslation("review");
  return (
    <Card title={t("correspondence.letters")}>
      {letters.length === 0 && <p className="soft">{t("correspondence.no_letters")}</p>}
      <ul className="entry-list">
        {letters.map((letter) => (
          <li key={letter.id} className="stack stack-tight">
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
      <OpenedBy />
      <input type="hidden" name="letterId" value={id} />
      <Button
        type="submit"
        name="intent"
        value="send-again"
        variant="quiet"
        size="small"
        aria-label={t("common:action.on", { act: t("letters.send_again"), what: subject })}
      >
        {t("letters.send_again")}
      </Button>
    </Form>
  );
}
