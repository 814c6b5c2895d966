// HTTP: the console's pages of sessions, of questions to the gate and of stops; like all of it a client of the API, which alone decides.
import { pages } from "./door/pages.ts";
import { daysHandlers } from "./sessions/days.ts";
import { explainHandlers } from "./sessions/explain.ts";
import { liveHandlers } from "./sessions/live.ts";
import { logHandlers } from "./sessions/log.ts";
import { odditiesHandlers } from "./sessions/oddities.ts";
import { refusalsHandlers } from "./sessions/refusals.ts";
import { sessionHandlers } from "./sessions/session.ts";

export const handler = pages(
  ...liveHandlers,
  ...logHandlers,
  ...daysHandlers,
  ...refusalsHandlers,
  ...odditiesHandlers,
  ...explainHandlers,
  ...sessionHandlers,
);
