// HTTP: the console's pages of systems and their lists; like all of it a client of the API, which alone decides.
import { pages } from "./door/pages.ts";
import { changeHandlers } from "./lists/change.ts";
import { endingsHandlers } from "./lists/endings.ts";
import { historyHandlers } from "./lists/history.ts";
import { listHandlers } from "./lists/list.ts";
import { matrixHandlers } from "./lists/matrix.ts";
import { proposeHandlers } from "./lists/propose.ts";
import { removalHandlers } from "./lists/removal.ts";
import { sheetHandlers } from "./lists/sheet.ts";
import { systemHandlers } from "./systems/system.ts";
import { systemsHandlers } from "./systems/systems.ts";

export const handler = pages(
  ...matrixHandlers,
  ...listHandlers,
  ...historyHandlers,
  ...changeHandlers,
  ...proposeHandlers,
  ...sheetHandlers,
  ...removalHandlers,
  ...endingsHandlers,
  ...systemHandlers,
  ...systemsHandlers,
);
