// Timer: puts ended entries away and announces what ends in so many working days, each list by itself. It ends nothing: an
// entry past its end is wanted by nobody from that very instant, whether this runs or not.
import { type Agency, UNPREPARED } from "../agencies/agency.ts";
import { limitsOf } from "../agencies/rules.ts";
import { keepBlob } from "../shared/blob.ts";
import { dayOf } from "../shared/calendar.ts";
import { change, type Draft } from "../shared/change.ts";
import { commit, settle } from "../shared/commit.ts";
import { follower } from "../shared/follower.ts";
import { read, readMany } from "../shared/journal.ts";
import { stream } from "../shared/keys.ts";
import { log } from "../shared/log.ts";
import { permitGateway } from "../shared/permit.ts";
import { systemOf } from "../shared/systems.ts";
import { announcementDue } from "./announcement.ts";
import { type Entry, spanOf, writeEntries } from "./entry.ts";
import { FIREWALLS, streamOf } from "./firewalls.ts";
import { entriesOf, keepEntries } from "./kept-entries.ts";
import { type List, type ListEvent, listLaw } from "./list.ts";
import type { Firewall } from "./names.ts";

export const handler = follower({
  async event() {},
  async timer(at) {
    const held = await readMany(FIREWALLS.map(streamOf));
    const ending = FIREWALLS.filter(
      (_, index) => (held[index]?.state as List | undefined)?.nextEnd !== undefined,
    );
    for (const firewall of ending) {
      // A list that cannot be judged, such as in a year without a calendar, must not keep the others from theirs.
      for (const work of [putAway, announce]) {
        await settle(() => work(firewall, at)).catch(error =>
          log("warn", "ending-unfinished", { ...firewall, error: String((error as Error).message) }),
        );
      }
    }
  },
});

async function putAway(firewall: Firewall, at: Date): Promise<void> {
  const now = at.toISOString();
  const held = await read<List>(streamOf(firewall));
  if (!held.state?.nextEnd || held.state.nextEnd > now) return;
  const entries = await entriesOf(held.state);
  const isOver = (entry: Entry) => spanOf(entry, now) === "ended";
  const ended = entries.filter(isOver);
  const gone = await keepBlob(writeEntries(ended));
  const contents = await keepEntries(
    entries.filter(entry => !isOver(entry)),
    now,
  );
  await record(firewall, at, [{ event: { type: "EntriesEnded", gone, ended: ended.length, ...contents } }]);

  async function record({ system }: Firewall, at: Date, drafts: readonly [Draft<ListEvent>]): Promise<void> {
    const act = { name: "endEntries", kind: "write", request: `end ${system} ${now}`, at } as const;
    await commit({ changes: [change(listLaw, held, drafts, permitGateway(act))] });
  }
}

async function announce(firewall: Firewall, at: Date): Promise<void> {
  const held = await read<List>(streamOf(firewall));
  if (!held.state?.nextEnd) return;
  const { state = UNPREPARED } = await read<Agency>(
    stream("AGENCY", systemOf(firewall.system).managingAgency),
  );
  const today = dayOf(at.toISOString());
  const days = limitsOf(state, today).rangeReminderDays ?? [];
  const events = announcementDue(held.state, await entriesOf(held.state), { at: at.toISOString(), days });
  const [first, ...rest] = events.map(event => ({ event }));
  if (!first) return;
  const act = { name: "announceEndings", kind: "write", request: `announce ${today}`, at } as const;
  await commit({ changes: [change(listLaw, held, [first, ...rest], permitGateway(act))] });
  for (const { workingDays, count } of events)
    log("info", "endings-announced", { ...firewall, workingDays, count });
}
