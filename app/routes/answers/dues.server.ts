import type { LoaderFunctionArgs } from "@remix-run/node";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { seesDues, seesDuesOf, seesOverdue } from "#app/features/dues/dues.policy.ts";
import { areDuesOn } from "#app/features/dues/keep-schedule.server.ts";
import { type Debtor, findDebtor } from "#app/features/dues/list-debtors.server.ts";
import { requireUser } from "#app/http/guards.server.ts";
import { authorize, notFound } from "#app/http/refusals.server.ts";

type Args = Pick<LoaderFunctionArgs, "request" | "context">;

/** Somebody with a verified address; while members pay no dues, nothing of them is there for anybody. */
export async function requireDues(args: Args): Promise<Viewer> {
  const viewer = await requireUser(args);
  if (!(await areDuesOn(args.context.db))) throw notFound();
  return viewer;
}

/** Somebody of the secretariat, who keeps dues. */
export async function requireDuesDesk(args: Args): Promise<Viewer> {
  const viewer = await requireDues(args);
  authorize(seesDues(viewer));
  return viewer;
}

/** Somebody who reads what is overdue: of the secretariat or the council. */
export async function requireOverdue(args: Args): Promise<Viewer> {
  const viewer = await requireDues(args);
  authorize(seesOverdue(viewer));
  return viewer;
}

/** The member an address names, for somebody who keeps the dues of its country; 404 for everybody else. */
export async function requireDebtor(
  args: Args & Pick<LoaderFunctionArgs, "params">,
): Promise<{ viewer: Viewer; debtor: Debtor }> {
  const viewer = await requireDuesDesk(args);
  const debtor = await findDebtor(args.context.db, args.params.number ?? "");
  const { id: institutionId = "", country = "" } = debtor?.institution ?? {};
  if (!debtor || !seesDuesOf(viewer, { institutionId, country })) throw notFound();
  return { viewer, debtor };
}
