// A recorded thing by what people call it, with the way to its page and to its record, for whoever may go there; pure.

import { type Html, html } from "../../shared/page/html.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import type { PageReader } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { said } from "./say.ts";
import { who } from "./who.ts";

interface RecordShown {
  readonly stream: string;
  readonly version: number;
}

/** What kind of thing it is, and which: `TERMINAL#3140101-03-0000001` is a terminal by its number. */
export function thingText({ say }: PageReader, stream: string): Html {
  const [kind = "", ...id] = stream.split("#");
  const name = () => {
    if (kind === "PERSON") return who(id.join("#"));
    if (kind === "SESSION") return html`<code>${id.join("#").slice(-12)}</code>`;
    return html`${id.map((part, at) => html`${at > 0 && " "}${said(valueWords(part), say)}`)}`;
  };
  return html`${said(valueWords(kind), say)} ${name()}`;
}

/** The pages of things, by the kind of their streams; whoever reads everything may go to any. */
const PAGES: Readonly<Record<string, (...id: string[]) => string>> = {
  TERMINAL: number => `/console/terminals/${encodeURIComponent(number)}`,
  DEVICE: number => `/console/home-work/devices/${encodeURIComponent(number)}`,
  SUPPLY: number => `/console/home-work/supplies/${encodeURIComponent(number)}`,
  POSTURE: number => `/console/terminals/${encodeURIComponent(number)}`,
  PERSON: person => `/console/people/${encodeURIComponent(person)}`,
  SYSTEM: system => `/console/systems/${system}`,
  LIST: (system, channel, direction) => `/console/lists/${system}/${channel}/${direction}`,
  REPORT: system => `/console/reports/${system}`,
  PACK: number => `/console/packs/${number}`,
  SESSION: session => `/console/sessions/${encodeURIComponent(session)}`,
  CALENDAR: () => "/console/calendars",
};

export function thingLink(reader: PageReader, stream: string): Html {
  const [kind = "", ...id] = stream.split("#");
  const page = PAGES[kind];
  const text = thingText(reader, stream);
  return page && readsEverything(reader) ? html`<a href="${page(...id)}">${text}</a>` : text;
}

/** All that is on record about a thing. */
export function thingAddress(stream: string): string {
  const [kind = "", ...id] = stream.split("#");
  return `/console/journal?${new URLSearchParams({ kind, about: id.join("#") })}`;
}

export function eventAddress({ stream, version }: RecordShown): string {
  return `/console/journal/event?${new URLSearchParams({ stream, version: String(version) })}`;
}

/** Where a fact is on record: for whoever reads the journal, the very event. */
export function recordLink(reader: PageReader, record: RecordShown): Html {
  const { say } = reader;
  if (readsEverything(reader))
    return html`<a href="${eventAddress(record)}">${say("紀錄", "record")}<span class="unseen">${say("：", ": ")}${thingText(reader, record.stream)} ${say(`第 ${record.version} 筆`, `no. ${record.version}`)}</span></a>`;
  return html`${say("紀錄：", "record: ")}${thingText(reader, record.stream)} ${say(`第 ${record.version} 筆`, `no. ${record.version}`)}`;
}

function readsEverything({ person }: PageReader): boolean {
  return person !== undefined && hasRole(person, "auditor");
}
