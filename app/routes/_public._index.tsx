import { json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";

export const handle = { isStatic: true };
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader({ context }: LoaderFunctionArgs) {
  const { name } = await getLocalizedAssociation(context.db, context.locale);
  return json({ title: name });
}

export default function Home() {
  const { title } = useLoaderData<typeof loader>();
  return (
    <div className="page">
      <h1>{title}</h1>
    </div>
  );
}
