import { type SubmissionResult, useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import type { Option } from "#app/ui/select.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { Time } from "#app/ui/time.tsx";
import { AnswerForm } from "../../partners/ui/answer-form.tsx";
import { AskedForm } from "../../partners/ui/asked-form.tsx";
import { LIMITS } from "../../project/lengths.ts";
import type { MomentView } from "../../project/project-model.ts";
import { plain } from "../../project/ui/plain-field.ts";

interface OfferProps {
  offer: {
    id: string;
    to: string;
    role: string;
    message: string | null;
    person: string;
    at: MomentView;
    isAsked: boolean;
    mayAnswer: boolean;
  };
  /** The institution that leads it. */
  leader: string;
  mayWithdraw: boolean;
  said: { intent: string; result: SubmissionResult } | null;
}

/** An offer of the lead that waits for its answer. */
export function LeadOffer({ offer, leader, mayWithdraw, said }: OfferProps) {
  const { t } = useTranslation("projects");
  const note = { label: t("answer.note_to_lead"), help: t("answer.note_to_lead_in_letter"), limit: LIMITS.answerNote };
  const about = { offerId: offer.id };
  return (
    <Card
      title={t("lead.offered", { institution: offer.to })}
      aside={<Time dateTime={offer.at.iso} text={offer.at.text} />}
    >
      <p>
        {t("lead.stays_as", { institution: leader })} <OwnWords text={offer.role} />
      </p>
      {offer.message && (
        <blockquote className="stack stack-tight">
          <PlainText text={offer.message} />
          <p className="small soft">
            <bdi>{offer.person}</bdi>
          </p>
        </blockquote>
      )}
      {offer.isAsked && !offer.mayAnswer && <p>{t("partnership.representative_only")}</p>}
      {offer.mayAnswer && (
        <>
          <AskedForm
            label={t("lead.accept.label")}
            explain={t("lead.accept.explain")}
            send={t("lead.accept.send")}
            intent="accept"
            about={about}
            variant="primary"
            isOpen
          />
          <AnswerForm
            id={`decline-${offer.id}`}
            intent="decline"
            label={t("lead.decline.label")}
            explain={t("lead.decline.explain")}
            send={t("lead.decline.send")}
            isDangerous
            about={about}
            note={note}
            lastResult={said?.intent === "decline" ? said.result : undefined}
          />
        </>
      )}
      {mayWithdraw && (
        <AskedForm
          label={t("lead.withdraw.label")}
          explain={t("lead.withdraw.explain")}
          send={t("lead.withdraw.send")}
          intent="withdraw"
          about={about}
        />
      )}
    </Card>
  );
}

/** The lead is offered to one of the confirmed partners. */
export function OfferLead({ partners, lastResult }: { partners: Option[]; lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation("projects");
  const [form, fields] = useForm<{ institutionId: string; role: string; message: string }>({ id: "offer", lastResult });
  const labels = { institutionId: t("lead.partner"), role: t("lead.role"), message: t("invite.message") };
  return (
    <section className="stack" aria-labelledby="offer-lead">
      <h2 id="offer-lead">{t("lead.offer")}</h2>
      <p>{t("lead.offer_explain")}</p>
      {partners.length === 0 && <p className="soft">{t("lead.no_partner")}</p>}
      {partners.length > 0 && (
        <PortalForm form={form} labels={labels}>
          <SelectField
            field={plain(fields.institutionId)}
            label={labels.institutionId}
            options={partners}
            width="medium"
          />
          <TextField field={plain(fields.role)} label={labels.role} help={t("lead.role_help")} />
          <TextAreaField
            field={plain(fields.message)}
            label={labels.message}
            rows={4}
            limit={LIMITS.answerNote}
            isOptional
          />
          <FormActions>
            <Button type="submit" name="intent" value="offer">
              {t("lead.send")}
            </Button>
          </FormActions>
        </PortalForm>
      )}
    </section>
  );
}

/** Who of the institution leads the project. */
export function LeadPerson({ current, options }: { current: string; options: Option[] }) {
  const { t } = useTranslation("projects");
  const [form, fields] = useForm<{ userId: string }>({ id: "person", defaultValue: { userId: current } });
  const label = t("lead.person_label");
  return (
    <section className="stack" aria-labelledby="lead-person">
      <h2 id="lead-person">{t("lead.person")}</h2>
      <p>{t("lead.person_explain")}</p>
      <PortalForm form={form} labels={{ userId: label }}>
        <SelectField field={plain(fields.userId)} label={label} options={options} width="medium" />
        <FormActions>
          <Button type="submit" name="intent" value="person" variant="quiet">
            {t("lead.person_send")}
          </Button>
        </FormActions>
      </PortalForm>
    </section>
  );
}
