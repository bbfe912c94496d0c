import { Callout } from "#app/ui/callout.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import type { ReplyView } from "./registry-change-model.ts";

/** What the institution says of what the registry says of it. */
export function RegistryReply({ reply: { text, words, isSo } }: { reply: ReplyView }) {
  return (
    <Callout tone={isSo ? "ok" : "wait"} title={text}>
      {words && <PlainText text={words} />}
    </Callout>
  );
}
