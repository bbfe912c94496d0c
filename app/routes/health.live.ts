/** The process answers: nothing is asked of the database. */
export async function loader() {
  return new Response("ok\n", { headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
