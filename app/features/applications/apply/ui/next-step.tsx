import type { SubmissionResult } from "@conform-to/react";
import { Form, useActionData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { errorText } from "#app/i18n/error-text.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import { type Option, Select } from "#app/ui/select.tsx";
import { TakeBack } from "../../review/ui/ruling-cards.tsx";
import type { DossierHeader } from "../../review/dossier-model.ts";

/** What can be done with the file now, by this person; one primary button, or a sentence that says who acts. */
export function NextStep({ header, colleagues }: { header: DossierHeader; colleagues: Option[] }) {
  const { t } = useTranslation("review");
  const { rights, id, owner, isMine } = header;
  const base = `/review/${id}`;
  return (
    <Card title={t("next.title")}>
      <div className="stack">
        <p>
          {t(`next.${sentence(header)}`, {
            owner,
            at: header.effectAt,
            day: header.deferredUntil ?? header.deadline?.text,
          })}
        </p>
        <div className="row">
          {rights.take && <PostButton header={header} intent="take" isPrimary />}
          {rights.takeBack && <TakeBack id={id} version={header.version} />}
          {rights.decide && <LinkButton to={`${base}/decision`}>{t("act.decide")}</LinkButton>}
          {rights.check && <LinkButton to={`${base}/work`}>{t("act.work")}</LinkButton>}
          <RequestLink header={header} />
          {rights.own && !rights.take && !isMine && <PostButton header={header} intent="assign" />}
          {rights.own && isMine && <PostButton header={header} intent="release" />}
        </div>
        {colleagues.length > 0 && <HandOver header={header} colleagues={colleagues} />}
        {rights.recuse && (
          <p className="small">
            <LinkButton to={`${base}/conflict`} variant="quiet" size="small">
              {t("act.recuse")}
            </LinkButton>
          </p>
        )}
      </div>
    </Card>
  );
}

/** Where the applicant is asked for something: to agree to it, to change it, or to begin. */
function RequestLink({ header: { id, rights, isRequestPrepared } }: { header: DossierHeader }) {
  const { t } = useTranslation("review");
  const to = `/review/${id}/request`;
  if (rights.consent) return <LinkButton to={to}>{t("act.consent")}</LinkButton>;
  if (!rights.request && !rights.changeRequest) return null;
  const act = rights.changeRequest ? "change_request" : isRequestPrepared ? "change_prepared" : "request";
  return (
    <LinkButton to={to} variant="quiet">
      {t(`act.${act}`)}
    </LinkButton>
  );
}

/** Gives the file to a named colleague, who gets a letter. */
function HandOver({ header, colleagues }: { header: DossierHeader; colleagues: Option[] }) {
  const { t } = useTranslation("review");
  const missing = useActionData<{ result?: SubmissionResult }>()?.result?.error?.colleagueId?.[0];
  return (
    <Disclosure summary={t("act.hand-over")} isOpen={missing !== undefined}>
      <Form method="post" action={`/review/${header.id}?index`} className="stack">
        <OpenedBy />
        <input type="hidden" name="version" value={header.version} />
        {header.coordinatorId && <input type="hidden" name="seenCoordinatorId" value={header.coordinatorId} />}
        <div className="field">
          <label className="field-label" htmlFor="colleagueId">
            {t("hand_over.colleague")}
          </label>
          {missing && (
            <div className="field-error" id="colleagueId-error">
              {errorText(t, missing)}
            </div>
          )}
          <Select
            id="colleagueId"
            name="colleagueId"
            options={colleagues}
            placeholder={t("hand_over.choose")}
            aria-invalid={missing ? true : undefined}
            aria-describedby={missing && "colleagueId-error"}
          />
        </div>
        <div>
          <Button type="submit" name="intent" value="hand-over" variant="quiet">
            {t("hand_over.send")}
          </Button>
        </div>
      </Form>
    </Disclosure>
  );
}

function sentence({ status, rights, isHeld, isUndecidable, isForCouncil, ...header }: DossierHeader) {
  if (isHeld) return "held";
  if (isUndecidable) return "no_decider";
  if (status === "submitted") return rights.take ? ofNew(header) : "waiting";
  if (status === "in_check") return rights.consent ? "consent" : inCheck(header);
  if (status === "deferred" || status === "formalities" || status === "appeal") return status;
  if (status === "recommended") return isForCouncil ? beforeCouncil(header) : recommended(rights);
  return status === "info_requested" ? "with_applicant" : "closed";
}

const beforeCouncil = ({ councilStage }: Pick<DossierHeader, "councilStage">) =>
  councilStage === null || councilStage === "voting" ? "with_council" : councilStage;

const ofNew = ({ owner, isMine }: Pick<DossierHeader, "owner" | "isMine">) =>
  isMine ? "take_yours" : owner ? "new_of_colleague" : "take";

function recommended({ decide, isRecommender, isOverturned }: DossierHeader["rights"]) {
  if (isOverturned && !decide) return "overturned";
  return decide ? "decide" : isRecommender ? "second_person" : "with_decider";
}

type InCheck = Pick<DossierHeader, "owner" | "isMine" | "isRequestPrepared">;

function inCheck({ owner, isMine, isRequestPrepared }: InCheck) {
  if (isRequestPrepared && isMine) return "prepared";
  return isMine ? "check" : owner ? "with_owner" : "without_owner";
}

interface PostButtonProps {
  header: DossierHeader;
  intent: "take" | "assign" | "release" | "run-checks";
  isPrimary?: boolean;
}

/** One button that is a form of its own. */
export function PostButton({ header, intent, isPrimary }: PostButtonProps) {
  const { t } = useTranslation("review");
  const isColleagues = header.owner !== null && !header.isMine;
  return (
    <Form
      method="post"
      action={`/review/${header.id}?index`}
      className={isColleagues ? "stack stack-tight" : undefined}
    >
      <OpenedBy />
      <input type="hidden" name="version" value={header.version} />
      {header.coordinatorId && <input type="hidden" name="seenCoordinatorId" value={header.coordinatorId} />}
      {isColleagues && (
        <div className="choice">
          <input type="checkbox" name="goesOn" id={`goes-on-${intent}`} />
          <label htmlFor={`goes-on-${intent}`}>{t("go_on.tick", { owner: header.owner })}</label>
        </div>
      )}
      <div>
        <Button
          type="submit"
          name="intent"
          value={intent}
          variant={isPrimary ? "primary" : "quiet"}
          size={intent === "run-checks" ? "small" : "normal"}
        >
          {t(`act.${intent}`)}
        </Button>
      </div>
    </Form>
  );
}
