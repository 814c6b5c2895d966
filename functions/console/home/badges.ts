// The numbers in the menu: how much is one's own turn in each section, and how many notices are unread.
import { countNotices } from "../../notices/routes.ts";
import type { Member } from "../door/visit.ts";
import { badgesOf, type Waiting } from "./waiting.ts";

/** A badge that cannot be told is left out: it keeps nobody from the page. */
export async function unreadOf(visit: Member): Promise<number> {
  try {
    return (await visit.api.ask(countNotices)).unread;
  } catch {
    // What failed there has logged it.
    return 0;
  }
}

export function menuBadges(rows: readonly Waiting[], unread: number): Readonly<Record<string, number>> {
  return { ...badgesOf(rows), ...(unread > 0 && { "/console/notices": unread }) };
}
