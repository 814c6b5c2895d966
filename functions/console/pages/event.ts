// What was recorded, one line an event: what, who, when it happened and when it was recorded, and all it says; pure.
import { type Html, html } from "../../shared/html.ts";
import { EVENTS } from "../event-names.ts";
import { fieldWords } from "../label.ts";
import { said } from "../say.ts";
import { momentHtml } from "../time.ts";
import type { Reader } from "../visit.ts";

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

export function contentOf({ say }: Reader, event: object): Html {
  const facts = Object.entries(event).filter(([name]) => name !== "type");
  return html`<dl class="facts">${facts.map(
    ([name, value]) => html`<dt>${said(fieldWords(name).label, say)}</dt><dd>${plain(value)}</dd>`,
  )}</dl>`;
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join("、");
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}
