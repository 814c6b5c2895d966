// HTTP: the console's pages of the lists; like all of it a client of the API, which alone decides.
import { http } from "../shared/http/http.ts";
import { changeHandlers } from "./lists/change.ts";
import { endingsHandlers } from "./lists/endings.ts";
import { historyHandlers } from "./lists/history.ts";
import { listHandlers } from "./lists/list.ts";
import { matrixHandlers } from "./lists/matrix.ts";
import { proposeHandlers } from "./lists/propose.ts";
import { removalHandlers } from "./lists/removal.ts";
import { sheetHandlers } from "./lists/sheet.ts";

export const handler = http(
  ...matrixHandlers,
  ...listHandlers,
  ...historyHandlers,
  ...changeHandlers,
  ...proposeHandlers,
  ...sheetHandlers,
  ...removalHandlers,
  ...endingsHandlers,
);
