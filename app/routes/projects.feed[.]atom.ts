import type { LoaderFunctionArgs } from "@remix-run/node";
import { boardFeed } from "#app/features/open-data/board-feeds.server.ts";
import { ATOM_TYPE } from "#app/features/open-data/member-feed.server.ts";
import { answerBoardFeed } from "./answers/board-feed.server.ts";

/** The newest projects of the board as it is filtered, for feed readers. */
export const loader = (args: LoaderFunctionArgs) => answerBoardFeed(args, boardFeed, ATOM_TYPE);
