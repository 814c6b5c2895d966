// Two years on: the leave of the first evening is refused, ends, and is paid by the refusal.
import { SUPERVISOR, WORKER } from "../household.ts";
import type { StoryStep } from "../step.ts";
import { act, asks, LEAVE, made, PERSONNEL, span, Y } from "./acts.ts";

export const LEAVE_ENDED: readonly StoryStep[] = [
  act(
    "2025-11-03 09:00",
    ["期滿次日補休", "Leave on the day after it ended"],
    asks(WORKER, () => `POST ${LEAVE}/ask`, span("2025-11-06 13:00", "2025-11-06 17:00")),
    { refused: Y("2.8a") },
  ),
  act(
    "2025-11-03 09:05",
    ["最後一日補休", "Leave on its last day"],
    asks(WORKER, () => `POST ${LEAVE}/ask`, span("2025-11-05 13:00", "2025-11-05 17:00")),
    { cites: Y("2.8a") },
  ),
  act(
    "2025-11-03 10:00",
    ["主管不同意，留存為憑", "Refused, and kept as proof"],
    asks(SUPERVISOR, () => `POST ${LEAVE}/1/decision`, { granted: false, reason: "年度結算業務" }),
    { cites: Y("3.3b") },
  ),
  act(
    "2025-11-05 17:30",
    ["期滿前改發加班費", "Paid before it ended"],
    asks(PERSONNEL, () => `POST ${LEAVE}/lots/${made.of("leave")}/settle`, { as: "pay" }),
    { refused: Y("3.3c", "2.8a") },
  ),
  act(
    "2025-11-06 09:00",
    ["期滿後，憑未獲同意的申請改發加班費", "Paid after it ended, by the refusal"],
    asks(PERSONNEL, () => `POST ${LEAVE}/lots/${made.of("leave")}/settle`, { as: "pay" }),
    { cites: Y("3.3c") },
  ),
];
