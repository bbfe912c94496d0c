import { z } from "zod";
import { line, prose } from "#app/platform/fields.ts";
import { LIMITS } from "../project/lengths.ts";

const id = z.string().min(1).max(64);
const words = prose({ max: LIMITS.answerNote }).optional();

/** The lead is offered to a partner; the role is that in which the institution that leads it stays. */
export const offerSchema = z.object({ institutionId: id, role: line({ min: 3, max: 120 }), message: words });

/** An offer is accepted, declined or taken back. */
export const answerSchema = z.object({ offerId: id, note: words });

/** Somebody else of the institution leads it. */
export const personSchema = z.object({ userId: id });
