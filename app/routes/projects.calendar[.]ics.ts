import type { LoaderFunctionArgs } from "@remix-run/node";
import { boardCalendar, CALENDAR_TYPE } from "#app/features/open-data/board-feeds.server.ts";
import { answerBoardFeed } from "./answers/board-feed.server.ts";

/** The last days for answers of the projects of the board as it is filtered, for calendars. */
export const loader = (args: LoaderFunctionArgs) => answerBoardFeed(args, boardCalendar, CALENDAR_TYPE);
