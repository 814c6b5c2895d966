// The picture of one terminal's gate: its own life, and the sessions that were asked for with it.
import { readTerminal, readTerminalEvents } from "../../terminals/routes.ts";
import { eventName } from "../pages/event.ts";
import { picturePage } from "../pages/picture.ts";
import type { Reply } from "../reply.ts";
import { lanesOf } from "../timeline.ts";
import type { Member } from "../visit.ts";

export async function showPicture(visit: Member): Promise<Reply> {
  const { api, params } = visit;
  const [row, { rows }] = await Promise.all([
    api.ask(readTerminal, { params }),
    api.ask(readTerminalEvents, { params }),
  ]);
  return picturePage(
    visit,
    row,
    lanesOf(rows, [], type => eventName(visit, type)),
  );
}
