// What people do that a regulation may bind, each with its own set of rules; names only.
import { type Words, words } from "../words.ts";

export const ACTIVITY_WORDS = {
  exchange: words("公文電子交換", "Document exchange"),
  "document-management": words("公文管理", "Document management"),
  "other-home-work": words("其他居家辦公", "Other home working"),
  hours: words("服勤與加班", "Hours and overtime"),
} as const satisfies Record<string, Words>;

export type Activity = keyof typeof ACTIVITY_WORDS;
export const ACTIVITIES = Object.keys(ACTIVITY_WORDS) as readonly Activity[];
