// What was recorded, one line an event: what, who, when it happened and when it was recorded, and all it says; pure.

import { type Html, html } from "../../shared/page/html.ts";
import { isDay } from "../../shared/rules/day.ts";
import { fieldWords, valueWords } from "../label.ts";
import { said } from "../say.ts";
import { dayText, momentHtml, momentText } from "../time.ts";
import type { Reader } from "../visit.ts";
import { EVENTS } from "../words/event-names.ts";

export interface RecordedRow {
  readonly version: number;
  readonly event: { readonly type: string };
  readonly happenedAt: string;
  readonly recordedAt: string;
  readonly by: { readonly person: string };
  readonly reason?: string | undefined;
  readonly hash: string;
}

/** The newest first. */
export function eventRows(reader: Reader, rows: readonly RecordedRow[]): Html {
  const { say } = reader;
  return html`<div class="scroll" role="region" aria-label="${say("紀錄", "Recorded")}" tabindex="0"><table><thead><tr><th scope="col" class="number">#</th><th scope="col">${say("事件", "Event")}</th><th scope="col">${say("由誰", "By")}</th><th scope="col">${say("發生", "Happened")}</th><th scope="col">${say("記錄", "Recorded")}</th></tr></thead><tbody>${[...rows].reverse().map(row => eventRow(reader, row))}</tbody></table></div>`;
}

function eventRow(
  reader: Reader,
  { version, event, by, happenedAt, recordedAt, reason, hash }: RecordedRow,
): Html {
  const { say } = reader;
  const late = happenedAt !== recordedAt;
  return html`<tr><td class="number">${version}</td><td><details><summary>${eventName(reader, event.type)}</summary>${contentOf(reader, event)}<p class="fine"><code>${hash}</code></p></details>${reason && html`<p>${say("理由：", "Reason: ")}${reason}</p>`}</td><td>${by.person}</td><td>${momentHtml(reader, happenedAt)}</td><td>${momentHtml(reader, recordedAt)} ${late && html`<small>${say("補登", "entered late")}</small>`}</td></tr>`;
}

export function eventName({ say }: Reader, type: string): string {
  const [zh, en] = EVENTS[type] ?? [type, type];
  return say(zh, en);
}

export function contentOf(reader: Reader, event: object): Html {
  const facts = Object.entries(event).filter(([name]) => name !== "type");
  return html`<dl class="facts">${facts.map(
    ([name, value]) =>
      html`<dt>${said(fieldWords(name).label, reader.say)}</dt><dd>${plainText(reader, value)}</dd>`,
  )}</dl>`;
}

/** A recorded value as a person would read it; what has no words of its own stands as it is. */
export function plainText(reader: Pick<Reader, "say" | "language">, value: unknown): string {
  if (value === null || value === undefined) return "—";
  if (Array.isArray(value)) return value.map(each => plainText(reader, each)).join("、") || "—";
  if (typeof value === "object") return JSON.stringify(value);
  if (typeof value === "boolean") return value ? reader.say("是", "yes") : reader.say("否", "no");
  const text = String(value);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return momentText(reader, text);
  if (isDay(text)) return dayText(reader, text);
  return said(valueWords(text), reader.say);
}
