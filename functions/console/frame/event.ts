// What was recorded, one line an event: what, who, when it happened and when it was recorded, and all it says; pure.

import { type Html, html } from "../../shared/page/html.ts";
import { isAccount } from "../../shared/rules/account.ts";
import { isDay } from "../../shared/time/day.ts";
import type { PageReader } from "../door/visit.ts";
import { ACTS } from "../form/acts.ts";
import { valueWords } from "../form/label.ts";
import { BY_ITSELF, EVENTS } from "../words/event-names.ts";
import { partWords } from "./record-words.ts";
import { plainColumn, plainTable } from "./rows.ts";
import { said } from "./say.ts";
import { dayText, endText, momentHtml, momentText, monthText } from "./time.ts";
import { everybody, who } from "./who.ts";

export interface RecordedRow {
  readonly version: number;
  readonly event: { readonly type: string };
  readonly happenedAt: string;
  readonly recordedAt: string;
  readonly by: { readonly person: string };
  readonly reason?: string | undefined;
  readonly hash: string;
}

interface Site {
  readonly id: string;
  readonly name: string;
}

/** Who reads what was recorded, and by what the agency's return sites are called, as far as they may know it. */
interface EventReader extends Pick<PageReader, "say" | "language"> {
  readonly sites?: readonly Site[] | undefined;
}

/** What is no site of the agency any more keeps its code. */
export function siteCalled(code: string, sites: readonly Site[] = []): string {
  return sites.find(({ id }) => id === code)?.name ?? code;
}

/** The newest first. */
export function eventRows(reader: PageReader & EventReader, rows: readonly RecordedRow[]): Html {
  return plainTable(reader, {
    caption: reader.say("紀錄", "Recorded"),
    rows: [...rows].reverse(),
    columns: [
      plainColumn("號", "No.", ({ version }: RecordedRow) => version, { number: true }),
      plainColumn("事件", "Event", (row: RecordedRow) => whatCell(reader, row)),
      plainColumn("由誰", "By", ({ by }: RecordedRow) => who(by.person)),
      plainColumn("發生", "Happened", ({ happenedAt }: RecordedRow) => momentHtml(reader, happenedAt)),
      plainColumn("記錄", "Recorded", (row: RecordedRow) => recordedCell(reader, row)),
    ],
  });
}

function whatCell(reader: PageReader & EventReader, { event, reason, hash }: RecordedRow): Html {
  return html`<details><summary>${eventName(reader, event.type)}</summary>${eventContent(reader, event)}<p class="fine"><code>${hash}</code></p></details>${reason && html`<p>${reader.say("理由：", "Reason: ")}${reason}</p>`}`;
}

function recordedCell(reader: PageReader, { happenedAt, recordedAt }: RecordedRow): Html {
  const late = happenedAt !== recordedAt;
  return html`${momentHtml(reader, recordedAt)} ${late && html`<small>${reader.say("補登", "entered late")}</small>`}`;
}

export function eventName({ say }: PageReader, type: string): string {
  const [zh, en] = EVENTS[type] ?? [type, type];
  return say(zh, en);
}

/** What was done, as its form is called; what the gateway does by itself has words of its own. */
export function actionName({ say }: PageReader, action: string): string {
  const act = ACTS.get(action);
  if (act) return said(act.summary, say);
  const [zh, en] = BY_ITSELF[action] ?? [action, action];
  return say(zh, en);
}

/** A field is called as it is in this kind of event, where it means something of its own there. */
export function eventContent(reader: EventReader, event: { readonly type: string }): Html {
  const facts = Object.entries(event).filter(([name]) => name !== "type");
  return html`<dl class="facts">${facts.map(
    ([name, value]) =>
      html`<dt>${said(partWords(name, `${event.type}.${name}`), reader.say)}</dt><dd>${valueHtml(reader, value, name)}</dd>`,
  )}</dl>`;
}

/** The same on a page, where people are called by name. */
export function valueHtml(reader: EventReader, value: unknown, field: string): Html | string {
  const isPerson = (each: unknown) => typeof each === "string" && each.includes("@") && isAccount(each);
  if (isPerson(value)) return who(String(value)) || "";
  if (Array.isArray(value) && value.length > 0 && value.every(isPerson)) return everybody(value) || "";
  return plainText(reader, value, field);
}

/** A recorded value as a person would read it; what has no words of its own is shown as it is. */
export function plainText(reader: EventReader, value: unknown, field: string): string {
  if (value === null || value === undefined) return "—";
  if (Array.isArray(value)) return value.map(each => plainText(reader, each, field)).join("、") || "—";
  if (typeof value === "object") return partsText(reader, value);
  if (typeof value === "boolean") return value ? reader.say("是", "yes") : reader.say("否", "no");
  const text = String(value);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text))
    return ENDS.test(field) ? endText(reader, text) : momentText(reader, text);
  if (isDay(text)) return dayText(reader, text);
  const last = field.split(".").at(-1);
  if (last === "site") return siteCalled(text, reader.sites);
  if (last === "month") return monthText(reader, text);
  return said(valueWords(text, field), reader.say);
}

/** What has parts, each by what it is called. */
function partsText(reader: EventReader, whole: object): string {
  const { say } = reader;
  const parts = Object.entries(whole).map(
    ([name, value]) => `${said(partWords(name), say)}${say("：", ": ")}${plainText(reader, value, name)}`,
  );
  return parts.join(say("；", "; ")) || "—";
}

/** Instants that end something. */
const ENDS = /(^|\.)(until|dueAt|nextEnd|closesAt\.at)$/;
