import { afterAll } from "vitest";
import { leaveStages } from "./journey.ts";

afterAll(leaveStages);
