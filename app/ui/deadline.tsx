import { useTranslation } from "react-i18next";
import { Badge } from "./badge.tsx";
import { Time } from "./time.tsx";

interface DeadlineProps {
  dateTime: string;
  text: string;
  /** What is left or gone, written out: "4 working days left". */
  remaining?: string;
  state?: "open" | "soon" | "overdue";
}

/** A date by which somebody must act, with a word and a shape, not only a colour, when it is near or past. */
export function Deadline({ dateTime, text, remaining, state = "open" }: DeadlineProps) {
  const { t } = useTranslation("common");
  return (
    <span className={`deadline deadline-${state}`}>
      <Time dateTime={dateTime} text={text} />
      {state === "open" ? (
        remaining && <span className="small soft">{remaining}</span>
      ) : (
        <Badge tone={state === "soon" ? "wait" : "bad"}>{remaining ?? t(`status.${state}`)}</Badge>
      )}
    </span>
  );
}
