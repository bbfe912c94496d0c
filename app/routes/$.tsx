import { notFound } from "#app/http/refusals.server.ts";

/** Every address that is no page. */
export async function loader(): Promise<never> {
  throw notFound();
}

export async function action(): Promise<never> {
  throw notFound();
}

export default function Nowhere() {
  return null;
}
