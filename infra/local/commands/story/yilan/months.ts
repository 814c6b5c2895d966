// The limits of a month and of three: general overtime, seasonal overtime with the county’s consent, a special major project.
import type { StoryStep } from "../step.ts";
import { act, asks, assigned, by, causeOf, onCause, PERSONNEL, Y } from "./acts.ts";

export const MONTHS: readonly StoryStep[] = [
  ...[20, 21, 22].map((day, at) =>
    assigned(
      `2023-11-20 09:0${at}`,
      ["一般加班 4 小時", "Four hours of general overtime"],
      { from: `2023-11-${day} 18:00`, until: `2023-11-${day} 22:00` },
      { month: 3000 + at * 240 },
    ),
  ),
  assigned(
    "2023-11-20 09:05",
    ["當月恰為 3,600 分", "3,600 minutes of the month"],
    { from: "2023-11-23 18:00", until: "2023-11-23 20:00" },
    { month: 3600 },
  ),
  assigned(
    "2023-11-20 09:06",
    ["當月 3,601 分", "3,601 minutes of the month"],
    { from: "2023-11-24 18:00", until: "2023-11-24 18:01" },
    { refused: Y("2.1c", "2.5a"), month: 3600 },
  ),
  causeOf(
    "2023-11-24 09:00",
    ["選務（季節、週期性）", "Elections, which come again"],
    "seasonal",
    "periodic-work",
  ),
  assigned(
    "2023-11-24 09:05",
    ["季節性加班未經縣府同意", "Without the county’s consent"],
    { from: "2023-11-27 18:00", until: "2023-11-27 20:00", as: by("seasonal") },
    { refused: Y("2.5e"), month: 3600 },
  ),
  act(
    "2023-11-24 09:10",
    ["同意期間逾兩個月", "A consent of more than two months"],
    asks(PERSONNEL, onCause("seasonal", "consent"), {
      from: "2023-11-25",
      to: "2024-01-25",
      document: "府人字第33號",
    }),
    { refused: Y("2.5e") },
  ),
  act(
    "2023-11-24 09:15",
    ["縣府同意兩個月", "The county agrees for two months"],
    asks(PERSONNEL, onCause("seasonal", "consent"), {
      from: "2023-11-25",
      to: "2024-01-24",
      document: "府人字第33號",
    }),
    { cites: Y("2.5e") },
  ),
  act(
    "2023-11-24 09:20",
    ["延長逾一個月", "Extended by more than a month"],
    asks(PERSONNEL, onCause("seasonal", "extension"), { to: "2024-02-25", document: "府人字第40號" }),
    { refused: Y("2.5e") },
  ),
  assigned(
    "2023-11-24 09:25",
    ["經同意，當月可至 80 小時", "Agreed to: up to 80 hours a month"],
    { from: "2023-11-27 18:00", until: "2023-11-27 20:00", as: by("seasonal") },
    { month: 3720 },
  ),
  causeOf(
    "2023-11-28 09:00",
    ["特殊重大專案", "A special major project"],
    "special-major",
    "special-major-project",
  ),
  act(
    "2023-11-28 09:05",
    ["縣府同意特殊重大專案", "The county agrees to it"],
    asks(PERSONNEL, onCause("special-major", "consent"), {
      from: "2023-11-28",
      to: "2024-01-31",
      document: "府人字第41號",
    }),
    { cites: Y("2.5g") },
  ),
  assigned(
    "2023-11-28 09:10",
    ["12/1 週五至週一，63 小時", "63 hours from Friday to Monday"],
    { from: "2023-12-01 17:00", until: "2023-12-04 08:00", as: by("special-major") },
    { month: 3780 },
  ),
  assigned(
    "2023-11-28 09:15",
    ["12/8 週五至週一，63 小時", "63 hours more"],
    { from: "2023-12-08 17:00", until: "2023-12-11 08:00", as: by("special-major") },
    { month: 7560 },
  ),
  assigned(
    "2023-11-28 09:20",
    ["三個月 14,401 分", "14,401 minutes in three months"],
    { from: "2023-12-15 17:00", until: "2023-12-17 21:01", as: by("special-major") },
    { refused: Y("2.5f"), month: 7560 },
  ),
  assigned(
    "2023-11-28 09:25",
    ["三個月恰為 14,400 分", "14,400 minutes in three months"],
    { from: "2023-12-15 17:00", until: "2023-12-17 21:00", as: by("special-major") },
    { month: 10_680 },
  ),
];
