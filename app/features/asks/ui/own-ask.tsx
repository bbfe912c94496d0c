import { type SubmissionResult, useForm } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActForm } from "#app/ui/act-form.tsx";
import { Badge, type Tone } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import type { AskAnswer } from "#db/vocabulary-asks.ts";
import { LONGEST_ANSWER } from "../ask.ts";
import type { AskedView, AskPageView } from "../asks-model.ts";
import { Named, Why } from "./ask-head.tsx";

const TONES: Readonly<Record<AskAnswer, Tone>> = { can_help: "ok", not_now: "neutral" };

interface OwnAskProps {
  own: NonNullable<AskPageView["own"]>;
  settling: { member: string; result: SubmissionResult } | undefined;
}

/** Those that were asked, with what they said, the offers first; and what whoever asked can do. */
export function OwnAsk({ own: { asked, mayClose, isByTheClock }, settling }: OwnAskProps) {
  const { t } = useTranslation("asks");
  const offers = asked.filter(({ answer }) => answer === "can_help");
  const others = asked.filter(({ answer }) => answer !== "can_help");
  return (
    <>
      {isByTheClock && <p>{t("own.by_the_clock")}</p>}
      <section className="stack" aria-labelledby="offers">
        <h2 id="offers">{t("own.offers", { count: offers.length })}</h2>
        {offers.length === 0 && <p className="soft">{t(mayClose ? "own.no_offers_yet" : "own.no_offers")}</p>}
        <ul className="plain-list stack">
          {offers.map((one) => (
            <li key={one.id}>
              <Offer
                one={one}
                hasOthers={offers.length > 1}
                lastResult={settling?.member === one.id ? settling.result : undefined}
              />
            </li>
          ))}
        </ul>
      </section>
      {others.length > 0 && (
        <section className="stack" aria-labelledby="others">
          <h2 id="others">{t(offers.length > 0 ? "own.others" : "own.asked")}</h2>
          <ul className="plain-list stack">
            {others.map((one) => (
              <li key={one.id} className="stack stack-tight">
                <p>
                  <Named {...one} />
                </p>
                <p className="small soft">{one.said}</p>
                {one.message !== null && <PlainText text={one.message} />}
              </li>
            ))}
          </ul>
        </section>
      )}
      {mayClose && (
        <Card title={t("own.withdraw_title")} isQuiet>
          <p>{t("own.withdraw_text")}</p>
          <ActForm intent="withdraw" about={{}} label={t("own.withdraw")} spoken={t("own.withdraw")} variant="danger" />
        </Card>
      )}
    </>
  );
}

interface OfferProps {
  one: AskedView;
  hasOthers: boolean;
  lastResult: SubmissionResult | undefined;
}

function Offer({ one, hasOthers, lastResult }: OfferProps) {
  const { t } = useTranslation("asks");
  const { id, name, why, said, message, answer, isChosen, conversation, mayBeChosen } = one;
  return (
    <Card
      as="div"
      headingLevel={3}
      title={<Named {...one} />}
      aside={
        isChosen ? (
          <Badge tone="ok">{t("own.chosen")}</Badge>
        ) : (
          answer && <Badge tone={TONES[answer]}>{t(`vocabulary:ask_answer.${answer}`)}</Badge>
        )
      }
    >
      <p className="small soft">{said}</p>
      {message !== null && <PlainText text={message} />}
      <Why label={t("matching:why.they")} lines={why} />
      {conversation !== null && (
        <p>
          <Link to={conversation}>{t("conversation")}</Link>
        </p>
      )}
      {mayBeChosen && (
        <Disclosure summary={t("own.choose", { member: name.name })} isOpen={lastResult !== undefined}>
          <SettleForm member={id} name={name.name} hasOthers={hasOthers} lastResult={lastResult} />
        </Disclosure>
      )}
    </Card>
  );
}

interface SettleFormProps {
  member: string;
  name: string;
  hasOthers: boolean;
  lastResult: SubmissionResult | undefined;
}

function SettleForm({ member, name, hasOthers, lastResult }: SettleFormProps) {
  const { t } = useTranslation("asks");
  const [form, fields] = useForm<{ message: string }>({ id: `settle-${member}`, lastResult });
  const label = t("own.message");
  return (
    <PortalForm form={form} labels={{ message: label }}>
      <p>{t(hasOthers ? "own.settle_text_thanks" : "own.settle_text")}</p>
      <input type="hidden" name="member" value={member} />
      <TextAreaField
        field={fields.message}
        label={label}
        help={t("own.message_help")}
        rows={3}
        limit={LONGEST_ANSWER}
        isOptional
      />
      <FormActions>
        <Button type="submit" name="intent" value="settle" aria-label={t("own.settle_spoken", { member: name })}>
          {t("own.settle")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}
