// What acts on office calendars bring about.
import { type ActNames, act } from "./act.ts";

export const CALENDAR_ACTS: ActNames = {
  confirmCalendar: act(
    ["administrator", "center"],
    "這一年的上班日與放假日自此依這份檔案計算，最遲一分鐘內生效。",
    "working days of that year are counted by this file from now on, within a minute.",
  ),
  rejectCalendar: act(
    ["administrator", "center"],
    "這份檔案不採用；現有日曆不變。",
    "the file is not used. The current calendar stays.",
  ),
};
