// A Saturday of standby: claimed, confirmed, graded, and paid at an hourly rate that is rounded first.
import { SUPERVISOR, WORKER } from "../household.ts";
import { amissUnless, type StoryStep } from "../step.ts";
import {
  act,
  asked,
  asks,
  counted,
  made,
  minutesOf,
  OVERTIME,
  onPiece,
  PERSONNEL,
  PROOF,
  span,
  step,
  WEIGHED,
  Y,
} from "./acts.ts";

export const STANDBY: readonly StoryStep[] = [
  step("2023-11-17 09:00", ["11/18 週六值日待命 3 小時", "Standby of three hours on a Saturday"], {
    refused: [],
    cites: Y("2.7a"),
    async play(city) {
      const body = {
        ...span("2023-11-18 09:00", "2023-11-18 12:00"),
        place: "辦公室",
        order: "府人值字第12號",
        task: "值日",
        ...WEIGHED,
      };
      const seen = await asked(city, SUPERVISOR, `POST ${OVERTIME}/standby`, body);
      made.set("standby", seen.reply.row?.piece ?? "");
      return counted(seen, await minutesOf(city, "2023-11"), 2760);
    },
  }),
  act(
    "2023-11-18 12:10",
    ["申報待命，選擇加班費", "Claimed, to be paid"],
    asks(WORKER, onPiece("standby", "claim"), {
      ...span("2023-11-18 09:00", "2023-11-18 12:00"),
      evidence: PROOF,
      wanted: "pay",
    }),
  ),
  act("2023-11-20 08:30", ["確認待命時數", "Confirmed"], asks(SUPERVISOR, onPiece("standby", "confirm"))),
  act(
    "2023-11-20 08:35",
    ["未審認級別即核給", "Paid without a grade"],
    asks(PERSONNEL, onPiece("standby", "settle"), { as: "pay", hourly: "241" }),
    { refused: Y("2.7d") },
  ),
  act(
    "2023-11-20 08:40",
    ["單位主管審認為第二級", "Graded 2 by the unit head"],
    asks(SUPERVISOR, onPiece("standby", "grade"), { grade: "2", reason: "負荷低" }),
    { cites: Y("2.7c", "2.7d") },
  ),
  act(
    "2023-11-20 08:45",
    ["每小時 241 元，三小時 362 元：先乘後取整", "362 dollars: rounded last"],
    asks(PERSONNEL, onPiece("standby", "settle"), { as: "pay", hourly: "241", amount: 362 }),
    { refused: Y("2.7e", "2.7c") },
  ),
  step("2023-11-20 08:50", ["120.5 元取為 121 元，三小時 363 元", "121 dollars an hour, 363 for three"], {
    refused: [],
    cites: Y("2.7e"),
    async play(city) {
      const body = { as: "pay", hourly: "241" };
      const { refused, reply } = await asked(city, PERSONNEL, onPiece("standby", "settle")(), body);
      const amount = reply.row?.settled.amount;
      const amiss = amissUnless(amount === 363, `expected 363 dollars, saw ${amount}`);
      return { refused, number: `${amount} 元 dollars`, ...(amiss && { amiss }) };
    },
  }),
];
