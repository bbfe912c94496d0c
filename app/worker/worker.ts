/** The process beside the portal in which heavy work is done: `app/platform/background.server.ts` starts it. */
import { answerTasks } from "./answer-tasks.ts";

answerTasks({});
