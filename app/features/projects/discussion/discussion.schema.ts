import { z } from "zod";
import { choice, line, prose } from "#app/platform/fields.ts";
import { asRead } from "../work/work.schema.ts";
import { LENGTHS, MOST_NAMED } from "./discussion.ts";

const title = line({ min: 3, max: LENGTHS.title });
const body = prose({ max: LENGTHS.post });
const named = z.array(z.uuid()).max(MOST_NAMED, "discussion:errors.named").default([]);
const postId = z.string().min(1).max(64);

/** A topic. `id` is given by the form, so that one sent twice opens one. */
export const topicSchema = z.object({ id: z.uuid(), title, body, named });
export type TopicValues = z.output<typeof topicSchema>;

export const replySchema = z.object({ body, named });
export type ReplyValues = z.output<typeof replySchema>;

/** An own post as it is to be; the title goes with the one that opened the topic. */
export const correctionSchema = z.object({ id: postId, title: title.optional(), body, version: asRead });
export type CorrectionValues = z.output<typeof correctionSchema>;

export const postSchema = z.object({ id: postId });

/** Why a post is hidden, or why it should be looked at again. */
export const reasonSchema = z.object({ id: postId, reason: prose({ min: 3, max: LENGTHS.reason }) });
export type ReasonValues = z.output<typeof reasonSchema>;

export const settleSchema = z.object({ id: postId, outcome: choice(["show", "keep"]) });
export type SettleValues = z.output<typeof settleSchema>;
