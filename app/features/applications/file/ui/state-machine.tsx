import { useTranslation } from "react-i18next";
import { APPLICATION_STATUSES, type ApplicationStatus } from "#db/vocabulary.ts";
import { Card } from "#app/ui/card.tsx";
import { eventsFrom } from "../application.ts";

const ROW = 44;
const NODE_X = 14;
const ARCS_X = 236;
const NEAREST = 16;
const SPREAD = 9;
/** An arc bulges three quarters of the way to what it is drawn towards. */
const WIDTH = Math.ceil(ARCS_X + 0.75 * (NEAREST + APPLICATION_STATUSES.length * SPREAD)) + 2;
const yOf = (status: ApplicationStatus) => APPLICATION_STATUSES.indexOf(status) * ROW + ROW / 2;

/** The states of an application under one another with an arc for each way from one to another; in words below. */
export function StateMachine() {
  return (
    <div className="stack">
      <Drawing />
      {APPLICATION_STATUSES.map((status) => (
        <State key={status} status={status} />
      ))}
    </div>
  );
}

/** Ways forward are drawn in full, ways back are dashed. The same stands in the cards, so that nobody need see it. */
function Drawing() {
  const { t } = useTranslation("review");
  const ways = [...new Set(APPLICATION_STATUSES.flatMap((from) => eventsFrom(from).map(({ to }) => `${from} ${to}`)))];
  return (
    <svg
      className="state-machine"
      viewBox={`0 0 ${WIDTH} ${APPLICATION_STATUSES.length * ROW}`}
      role="img"
      aria-label={t("machine.drawing")}
    >
      <defs>
        <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6" markerHeight="6" orient="auto">
          <path d="M0 0 8 4 0 8z" />
        </marker>
      </defs>
      {ways.map((way) => {
        const [from, to] = way.split(" ") as [ApplicationStatus, ApplicationStatus];
        return <Way key={way} from={from} to={to} />;
      })}
      {APPLICATION_STATUSES.map((status) => (
        <g key={status}>
          <circle cx={NODE_X} cy={yOf(status)} r="6" />
          <text x={NODE_X + 14} y={yOf(status) + 4}>
            {t(`vocabulary:application_status.${status}.staff`)}
          </text>
        </g>
      ))}
    </svg>
  );
}

function Way({ from, to }: { from: ApplicationStatus; to: ApplicationStatus }) {
  const [start, end] = [yOf(from) - 3, yOf(to) + 3];
  const reach = ARCS_X + NEAREST + (Math.abs(end - start) / ROW) * SPREAD;
  return (
    <path
      className={end < start ? "is-back" : undefined}
      d={`M${ARCS_X} ${start}C${reach} ${start} ${reach} ${end} ${ARCS_X} ${end}`}
      markerEnd="url(#arrow)"
    />
  );
}

function State({ status }: { status: ApplicationStatus }) {
  const { t } = useTranslation("review");
  const events = eventsFrom(status);
  return (
    <Card id={`state-${status}`} title={t(`vocabulary:application_status.${status}.staff`)}>
      <p className="soft">{t("machine.told", { text: t(`vocabulary:application_status.${status}.explain`) })}</p>
      {events.length === 0 ? (
        <p>{t("machine.end")}</p>
      ) : (
        <ul>
          {events.map(({ event, to, by }) => (
            <li key={event}>
              {t(`machine.event.${event}`)} ({t(`machine.by.${by}`)}):{" "}
              <a href={`#state-${to}`}>{t(`vocabulary:application_status.${to}.staff`)}</a>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
