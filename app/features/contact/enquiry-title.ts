import type { TFunction } from "i18next";
import type { enquiries } from "#db/schema/enquiries.ts";

type Titled = Pick<typeof enquiries.$inferSelect, "askKind" | "subject">;

/** How a conversation is called in the language of whoever reads: what began as a small ask by its kind. */
export const titleOf = (t: TFunction, { askKind, subject }: Titled): string =>
  askKind === null ? subject : t(`vocabulary:ask_kind.${askKind}`);

export const topicOf = (t: TFunction, { askKind, topic }: Pick<typeof enquiries.$inferSelect, "askKind" | "topic">) =>
  askKind === null ? t(`vocabulary:enquiry_topic.${topic}`) : t("contact:topic_ask");
