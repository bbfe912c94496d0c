import { useTranslation } from "react-i18next";
import { AskedForm } from "#app/features/projects/partners/ui/asked-form.tsx";
import type { ResultAct, ResultDesk } from "../desk-model.ts";

const ACTS = ["submit", "take_back", "withdraw", "delete"] as const satisfies ResultAct[];

/** What can be done with a result as it stands, each explained and done by its own button. */
export function ResultActs({ desk }: { desk: ResultDesk }) {
  const { t } = useTranslation("results");
  return (
    <div>
      {ACTS.filter((act) => desk.acts[act]).map((act) => (
        <AskedForm
          key={act}
          label={t(`act.${act}.label`)}
          explain={t(act === "withdraw" && desk.isOver ? "act.withdraw.explain_over" : `act.${act}.explain`)}
          send={t(`act.${act}.send`)}
          intent={act}
          about={{ version: desk.version }}
          variant={act === "submit" ? "primary" : act === "take_back" ? "quiet" : "danger"}
        />
      ))}
    </div>
  );
}
