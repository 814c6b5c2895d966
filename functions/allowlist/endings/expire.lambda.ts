// Timer: takes ended entries off the lists and announces what ends in so many working days, each list by itself. It ends nothing: an
// entry past its end is wanted by nobody from that very instant, whether this runs or not.

import { agencyLaw, UNPREPARED } from "../../agencies/agency.ts";
import { limitsOf } from "../../agencies/rules.ts";
import { permitGateway } from "../../shared/http/permit.ts";
import { keepBlob } from "../../shared/journal/blob.ts";
import { change } from "../../shared/journal/change.ts";
import { commit, settle } from "../../shared/journal/commit.ts";
import { follower } from "../../shared/journal/follower.ts";
import { read, readMany } from "../../shared/journal/journal.ts";
import { stream } from "../../shared/journal/keys.ts";
import { loadedCalendars } from "../../shared/journal/loaded-calendars.ts";
import { log } from "../../shared/log.ts";
import { systemOf } from "../../shared/rules/systems.ts";
import { dayOf } from "../../shared/time/calendar.ts";
import { FIREWALLS, streamOf } from "../firewalls.ts";
import { type Entry, spanOf, writeEntries } from "../lists/entry.ts";
import { keepEntries, keptEntries } from "../lists/kept-entries.ts";
import { listLaw } from "../lists/list.ts";
import type { Firewall } from "../names.ts";
import { announcementDue } from "./endings.ts";

export const handler = follower({
  async event() {},
  async timer(at) {
    await loadedCalendars();
    const held = await readMany(FIREWALLS.map(streamOf));
    const ending = FIREWALLS.filter((_, index) => held[index]?.state?.nextEnd !== undefined);
    for (const firewall of ending) {
      // A list that cannot be judged, such as in a year without a calendar, must not stop the others.
      for (const work of [removeEnded, announceEndings]) {
        await settle(() => work(firewall, at)).catch(error =>
          log("warn", "ending-unfinished", { ...firewall, error: String((error as Error).message) }),
        );
      }
    }
  },
});

async function removeEnded(firewall: Firewall, at: Date): Promise<void> {
  const now = at.toISOString();
  const held = await read(streamOf(firewall));
  if (!held.state?.nextEnd || held.state.nextEnd > now) return;
  const entries = await keptEntries(held.state);
  const isOver = (entry: Entry) => spanOf(entry, now) === "ended";
  const ended = entries.filter(isOver);
  const left = entries.filter(entry => !isOver(entry));
  const gone = await keepBlob(writeEntries(ended));
  const contents = await keepEntries(left, now);
  const event = { type: "EntriesEnded", gone, ended: ended.length, ...contents } as const;
  const act = { name: "endEntries", kind: "write", request: `end ${now}`, at } as const;
  await commit({ changes: [change(listLaw, held, [{ event }], permitGateway(act))] });
}

async function announceEndings(firewall: Firewall, at: Date): Promise<void> {
  const held = await read(streamOf(firewall));
  if (!held.state?.nextEnd) return;
  const { managingAgency } = systemOf(firewall.system);
  const { state = UNPREPARED } = await read(stream(agencyLaw, managingAgency));
  const today = dayOf(at.toISOString());
  const days = limitsOf(state, today).rangeReminderDays ?? [];
  const events = announcementDue(held.state, await keptEntries(held.state), { at: at.toISOString(), days });
  const [first, ...rest] = events.map(event => ({ event }));
  if (!first) return;
  const act = { name: "announceEndings", kind: "write", request: `announce ${today}`, at } as const;
  await commit({ changes: [change(listLaw, held, [first, ...rest], permitGateway(act))] });
  for (const { workingDays, count } of events)
    log("info", "endings-announced", { ...firewall, workingDays, count });
}
