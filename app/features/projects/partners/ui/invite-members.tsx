import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { LIMITS } from "#app/features/projects/project/lengths.ts";
import { PortalForm } from "#app/ui/form.tsx";
import type { DeskView, FittingNeed, FoundMember, RolePlaces as RolePlacesView } from "../desk-model.ts";
import { ALMOST_SOUGHT, BEYOND_PLACES } from "../interest.schema.ts";
import { FittingMembers } from "./fitting-members.tsx";
import { RolePlaces } from "./role-places.tsx";
import { plain } from "../../project/ui/plain-field.ts";

interface InviteMembersProps {
  query: string;
  /** What they are to be invited as; empty where that is not known yet. */
  role: string;
  inPlaceOf: NonNullable<DeskView["invite"]>["inPlaceOf"];
  today: string;
  /** The usual last day of an invitation. */
  answerBy: string;
  found: FoundMember[];
  fitting: FittingNeed[];
  roles: RolePlacesView[];
  /** Of the invitation that was sent and refused. */
  last: { institutionId: string; result: SubmissionResult } | null;
}

/** Says which members may suit, looks for a member by name, and invites it in a role. */
export function InviteMembers({ query, role, inPlaceOf, found, fitting, roles, last, ...usual }: InviteMembersProps) {
  const { t } = useTranslation("projects");
  return (
    <>
      <FittingMembers needs={fitting} />
      <section className="stack" aria-labelledby="invite">
        <h2 id="invite">{t("invite.title")}</h2>
        <p className="soft">{t("invite.text")}</p>
        {inPlaceOf && <InPlaceOf {...inPlaceOf} />}
        <RolePlaces roles={roles} role={role} />
        <Form method="get" action="#invite" role="search" className="row row-grow">
          <input
            type="search"
            name="find"
            className="input"
            aria-label={t("invite.find")}
            defaultValue={query}
            maxLength={200}
          />
          {inPlaceOf && <input type="hidden" name="place" value={inPlaceOf.id} />}
          {role && <input type="hidden" name="role" value={role} />}
          <Button type="submit" variant="quiet">
            {t("common:action.search")}
          </Button>
        </Form>
        {query && found.length === 0 && <p>{t("invite.none")}</p>}
        <ul className="entry-list">
          {found.map((member) => (
            <li key={member.id} className="card">
              <InviteForm
                {...{ member, role, ...usual }}
                replacesId={inPlaceOf?.id}
                isOnly={found.length === 1}
                lastResult={last?.institutionId === member.id ? last.result : undefined}
              />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** Whose place is to be filled, and who waits for it. */
function InPlaceOf({ name, waiting }: NonNullable<InviteMembersProps["inPlaceOf"]>) {
  const { t } = useTranslation("projects");
  return (
    <Callout tone="info" title={t("invite.in_place_of", { name })}>
      <p>{waiting.length > 0 ? t("invite.waiting", { institutions: waiting.join("; ") }) : t("invite.nobody_waits")}</p>
    </Callout>
  );
}

interface InviteFormProps {
  member: FoundMember;
  role: string;
  /** The place that is to be filled anew. */
  replacesId: string | undefined;
  today: string;
  answerBy: string;
  /** No other member was found. */
  isOnly: boolean;
  lastResult: SubmissionResult | undefined;
}

interface AskedRoleProps extends Pick<InviteFormProps, "lastResult"> {
  name: "beyondRole" | "otherRole";
  question: string;
}

/** The role of which the form has asked that question. */
function AskedRole({ name, question, lastResult }: AskedRoleProps) {
  const typed = lastResult?.initialValue ?? {};
  const isAsked = lastResult?.error?.["role"]?.some((error) => error.startsWith(question));
  const role = typed[isAsked ? "role" : name];
  return <input type="hidden" name={name} value={typeof role === "string" ? role : ""} />;
}

function InviteForm({ member, role, replacesId, today, answerBy, isOnly, lastResult }: InviteFormProps) {
  const { id, name, country } = member;
  const { t } = useTranslation("projects");
  const [form, fields] = useForm<{ role: string; message: string; answerBy: string }>({
    id: `invite-${id}`,
    defaultValue: { role, answerBy },
    lastResult,
  });
  const labels = { role: t("partner.role"), message: t("invite.message"), answerBy: t("invite.answer_by") };
  const label = (
    <>
      <bdi>{name}</bdi>, {country} – {t("invite.role")}
    </>
  );
  return (
    <PortalForm form={form} labels={labels}>
      <input type="hidden" name="institutionId" value={id} />
      {replacesId && <input type="hidden" name="replacesId" value={replacesId} />}
      <AskedRole name="beyondRole" question={BEYOND_PLACES} lastResult={lastResult} />
      <AskedRole name="otherRole" question={ALMOST_SOUGHT} lastResult={lastResult} />
      <TextField field={plain(fields.role)} label={label} />
      <Disclosure summary={t("invite.words")} isOpen={isOnly || lastResult !== undefined}>
        <div className="stack">
          <TextAreaField
            field={plain(fields.message)}
            label={labels.message}
            help={t("invite.message_help")}
            rows={4}
            limit={LIMITS.answerNote}
            isOptional
          />
          <DateField
            field={plain(fields.answerBy)}
            label={labels.answerBy}
            help={t("invite.answer_by_help")}
            min={today}
            isOptional
          />
        </div>
      </Disclosure>
      <div>
        <Button type="submit" name="intent" value="invite" variant="quiet">
          {t("invite.send")}
        </Button>
      </div>
    </PortalForm>
  );
}
