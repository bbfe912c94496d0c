import { type SubmissionResult, useForm } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { shownEmailAddress } from "#app/platform/email-address.ts";
import { ActForm } from "#app/ui/act-form.tsx";
import { answered } from "#app/ui/answered.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { CheckboxField, TextField } from "#app/ui/field.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { HANDS_LENGTHS } from "../../hands/hands.schema.ts";
import type { FoundFile, HandoverPage, OwnProposalView, ProposalView } from "../handover-model.ts";

interface PageProps {
  page: HandoverPage;
  lastResult: SubmissionResult | undefined;
}

/** Handing an application over at once, or what is proposed. */
export function Handover({ page, lastResult }: PageProps) {
  const { t } = useTranslation("invitations");
  const { applicant, isAsked, proposal, caseNumber, id } = page;
  return (
    <>
      <Facts
        items={[
          { term: t("request.applicant"), value: <bdi>{applicant}</bdi> },
          { term: t("handover.case"), value: caseNumber && <Link to={`/review/${id}`}>{caseNumber}</Link> },
        ]}
      />
      {proposal ? (
        <Proposed proposal={proposal} lastResult={lastResult} />
      ) : (
        <>
          <p>{t(isAsked ? "handover.asked" : "handover.unreachable")}</p>
          <HandoverForm isAsked={isAsked} lastResult={answered(lastResult, "hand-over")} />
        </>
      )}
    </>
  );
}

function HandoverForm({ isAsked, lastResult }: { isAsked: boolean; lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation("invitations");
  const [form, fields] = useForm<{ email: string; reason: string; isSure: string }>({ id: "hand-over", lastResult });
  const labels = { email: t("handover.email"), reason: t("handover.reason"), isSure: t("handover.sure") };
  return (
    <PortalForm form={form} labels={labels}>
      <input type="hidden" name="intent" value="hand-over" />
      <TextField field={fields.email} type="email" label={labels.email} help={t("handover.email_help")} />
      <TextAreaField
        field={fields.reason}
        label={labels.reason}
        help={t("handover.reason_help")}
        rows={4}
        limit={HANDS_LENGTHS.words}
      />
      {lastResult?.error?.isSure && <CheckboxField field={fields.isSure} label={labels.isSure} />}
      <FormActions>
        <Button type="submit">{t(isAsked ? "handover.propose" : "handover.hand_over")}</Button>
      </FormActions>
    </PortalForm>
  );
}

function Proposed({ proposal, lastResult }: { proposal: ProposalView; lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation("invitations");
  const { id: proposalId, person, email, reason, by, proposed, until, isWaiting } = proposal;
  return (
    <Card title={t("handover.proposed")}>
      <Facts
        items={[
          { term: t("handover.to"), value: <bdi>{person}</bdi> },
          { term: t("people.email"), value: shownEmailAddress(email) },
          { term: t("handover.by"), value: <bdi>{by}</bdi> },
          { term: t("handover.on"), value: proposed },
          { term: t("handover.until"), value: until },
          { term: t("handover.reason"), value: <PlainText text={reason} /> },
        ]}
      />
      <p>{t(!isWaiting ? "handover.passed" : proposal.mayAgree ? "handover.agree_text" : "handover.waits")}</p>
      {proposal.mayAgree && (
        <ActForm
          intent="agree"
          about={{ proposalId }}
          label={t("handover.hand_over")}
          spoken={t("handover.hand_over")}
        />
      )}
      {proposal.mayTakeBack && (
        <ActForm
          intent="take-back"
          about={{ proposalId }}
          label={t("handover.take_back")}
          spoken={t("handover.take_back")}
        />
      )}
      {proposal.mayDecline && <Decline proposalId={proposalId} lastResult={answered(lastResult, "decline")} />}
    </Card>
  );
}

function Decline({ proposalId, lastResult }: { proposalId: string; lastResult: SubmissionResult | undefined }) {
  const { t } = useTranslation("invitations");
  const [form, fields] = useForm<{ words: string }>({ id: "decline", lastResult });
  const labels = { words: t("handover.decline_words") };
  return (
    <PortalForm form={form} labels={labels}>
      <input type="hidden" name="intent" value="decline" />
      <input type="hidden" name="proposalId" value={proposalId} />
      <TextAreaField field={fields.words} label={labels.words} rows={3} limit={HANDS_LENGTHS.words} />
      <FormActions>
        <Button type="submit" variant="quiet">
          {t("handover.decline")}
        </Button>
      </FormActions>
    </PortalForm>
  );
}

/** For whoever answers for the application: what the secretariat proposes, and the answer. */
export function OwnProposal({ proposal }: { proposal: OwnProposalView | null }) {
  const { t } = useTranslation("invitations");
  if (!proposal) return null;
  const { id: proposalId, person, reason, until } = proposal;
  return (
    <Card title={t("handover.own.title")}>
      <p>{t("handover.own.text", { person, until })}</p>
      <PlainText text={reason} />
      <div className="row">
        <ActForm intent="keep" about={{ proposalId }} label={t("handover.own.keep")} spoken={t("handover.own.keep")} />
        <ActForm
          intent="agree-handover"
          about={{ proposalId }}
          label={t("handover.own.agree")}
          spoken={t("handover.own.agree")}
        />
      </div>
    </Card>
  );
}

/** Looks for the applications somebody answers for, by the address of the account. */
export function FindFiles({
  files,
  lastResult,
}: {
  files: FoundFile[] | null;
  lastResult: SubmissionResult | undefined;
}) {
  const { t } = useTranslation("invitations");
  const [form, fields] = useForm<{ email: string }>({ id: "find", lastResult });
  const labels = { email: t("handover.whose") };
  return (
    <>
      <p>{t("handover.find_text")}</p>
      <PortalForm form={form} labels={labels}>
        <TextField field={fields.email} type="email" label={labels.email} />
        <FormActions>
          <Button type="submit">{t("handover.find")}</Button>
        </FormActions>
      </PortalForm>
      {files?.length === 0 && <p role="status">{t("handover.none")}</p>}
      {files && files.length > 0 && (
        <ul className="entry-list" aria-label={t("handover.found")}>
          {files.map(({ id, institution, status }) => (
            <li key={id}>
              <Link to={`/review/handover/${id}`}>
                <bdi>{institution}</bdi>
              </Link>{" "}
              <span className="small soft">{t(`vocabulary:application_status.${status}.staff`)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The way to hand an application over, beside what else is known of it. */
export function HandoverLink({ id }: { id: string }) {
  const { t } = useTranslation("invitations");
  return (
    <p className="small">
      <Link to={`/review/handover/${id}`}>{t("handover.link")}</Link>
    </p>
  );
}
