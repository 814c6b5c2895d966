// The first days: the rules are adopted, an evening is assigned, claimed and confirmed; then every limit of a day to its last minute and one
// more, a night that is of one day, leave that counts, three days in a row.
import { AGENCY, place, SUPERVISOR, WORKER } from "../household.ts";
import type { StoryStep } from "../step.ts";
import { act, asks, assigned, by, causeOf, onPiece, PERSONNEL, PROOF, span, step, Y } from "./acts.ts";

export const DAYS: readonly StoryStep[] = [
  step("2023-10-31 09:00", ["機關採用宜蘭縣服勤與加班規定", "The agency adopts Yilan’s rules on hours"], {
    cites: Y("2.6"),
    async play(city) {
      const worker = { agency: AGENCY, status: "civil-servant" };
      await city.done(PERSONNEL, `POST /v1/people/${WORKER}/enrol`, worker);
      await place(city);
      const terms = {
        profile: "yilan-hours",
        version: 1,
        activity: "hours",
        from: "2023-11-01",
        document: "府人字第9號",
      };
      const { adoptions } = await city.done(SUPERVISOR, `POST /v1/agencies/${AGENCY}/adoptions`, terms);
      const [number = ""] = Object.keys(adoptions);
      await city.done(PERSONNEL, `POST /v1/agencies/${AGENCY}/adoptions/${number}/confirmation`);
      return {};
    },
  }),
  assigned(
    "2023-11-06 09:00",
    ["一日 721 分", "721 minutes of a day"],
    { from: "2023-11-06 18:00", until: "2023-11-06 22:01" },
    { refused: Y("2.1b", "2.5a"), month: 0 },
  ),
  assigned(
    "2023-11-06 09:05",
    ["一日 720 分", "720 minutes of a day"],
    { from: "2023-11-06 18:00", until: "2023-11-06 22:00" },
    { month: 240, name: "leave" },
  ),
  act(
    "2023-11-06 22:10",
    ["本人申報，選擇補休", "Claimed, to be taken as leave"],
    asks(WORKER, onPiece("leave", "claim"), {
      ...span("2023-11-06 18:00", "2023-11-06 22:00"),
      evidence: PROOF,
      wanted: "leave",
    }),
  ),
  act(
    "2023-11-07 08:30",
    ["非指派的人確認", "Confirmed by somebody else"],
    asks(PERSONNEL, onPiece("leave", "confirm")),
    { refused: Y("3.1c") },
  ),
  act(
    "2023-11-07 08:35",
    ["指派的長官覈實確認", "Confirmed by whoever assigned it"],
    asks(SUPERVISOR, onPiece("leave", "confirm")),
    { cites: Y("3.1c") },
  ),
  causeOf("2023-11-07 09:00", ["颱風災害", "A typhoon"], "disaster-major", "disaster-rescue"),
  assigned(
    "2023-11-07 09:05",
    [
      "週二上班 8 小時，加班 18:00 至次日 01:30：15 小時 30 分都算週二",
      "A Tuesday of 15 h 30, its night and all",
    ],
    { from: "2023-11-07 18:00", until: "2023-11-08 01:30", as: by("disaster-major") },
    { refused: Y("2.5h", "2.10"), month: 240 },
  ),
  assigned(
    "2023-11-07 09:10",
    ["至午夜止：14 小時", "Until midnight: 14 hours"],
    { from: "2023-11-07 18:00", until: "2023-11-08 00:00", as: by("disaster-major") },
    { month: 600 },
  ),
  assigned(
    "2023-11-08 09:00",
    ["重大災害一日 841 分", "841 minutes of a day in a disaster"],
    { from: "2023-11-11 06:00", until: "2023-11-11 20:01", as: by("disaster-major") },
    { refused: Y("2.5h"), month: 600 },
  ),
  assigned(
    "2023-11-08 09:05",
    ["重大災害一日 840 分", "840 minutes of a day in a disaster"],
    { from: "2023-11-11 06:00", until: "2023-11-11 20:00", as: by("disaster-major") },
    { month: 1440 },
  ),
  act(
    "2023-11-08 09:10",
    ["11/9 上午請假 4 小時", "Four hours of leave in the morning of the ninth"],
    asks(PERSONNEL, () => `POST /v1/people/${WORKER}/leaves`, span("2023-11-09 08:00", "2023-11-09 12:00")),
    { cites: Y("2.9") },
  ),
  assigned(
    "2023-11-08 09:15",
    ["請假仍計入當日：加班 4 小時 1 分", "Leave counts: 4 h 1 min of overtime"],
    { from: "2023-11-09 18:00", until: "2023-11-09 22:01" },
    { refused: Y("2.1b", "2.5a", "2.9"), month: 1440 },
  ),
  assigned(
    "2023-11-08 09:20",
    ["請假仍計入當日：加班 4 小時", "Leave counts: 4 h of overtime"],
    { from: "2023-11-09 18:00", until: "2023-11-09 22:00" },
    { month: 1680 },
  ),
  causeOf(
    "2023-11-13 09:00",
    ["急迫且人力調度困難", "Urgent, and nobody else there"],
    "urgent-shortage",
    "urgent-need",
  ),
  ...[14, 15, 16].map((day, at) =>
    assigned(
      `2023-11-13 09:0${at + 1}`,
      [`急迫加班連續第 ${at + 1} 日`, `Urgent work, day ${at + 1} in a row`],
      { from: `2023-11-${day} 18:00`, until: `2023-11-${day} 23:00`, as: by("urgent-shortage") },
      { month: 1980 + at * 300 },
    ),
  ),
  assigned(
    "2023-11-13 09:05",
    ["急迫加班連續第 4 日", "Urgent work, day 4 in a row"],
    { from: "2023-11-17 18:00", until: "2023-11-17 22:00", as: by("urgent-shortage") },
    { refused: Y("2.5j"), month: 2580 },
  ),
];
