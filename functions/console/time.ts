// Instants and days as a reader sees them: Taipei time, Republic dates in Chinese; pure.
import { type Html, html } from "../shared/page/html.ts";
import { rocDate } from "../shared/rules/roc-date.ts";
import type { Reader } from "./visit.ts";

const TAIPEI_MS = 8 * 60 * 60 * 1000;

export function dayText({ language }: Pick<Reader, "language">, day: string): string {
  return language === "en" ? day : rocDate(day, "slashes");
}

export function momentText(reader: Pick<Reader, "language">, instant: string): string {
  const there = new Date(Date.parse(instant) + TAIPEI_MS).toISOString();
  return `${dayText(reader, there.slice(0, 10))} ${there.slice(11, 16)}`;
}

/** The day of an instant, where the hour says nothing. */
export function dayOf(reader: Pick<Reader, "language">, instant: string): Html {
  const there = new Date(Date.parse(instant) + TAIPEI_MS).toISOString().slice(0, 10);
  return html`<time datetime="${instant}">${dayText(reader, there)}</time>`;
}

export function dayHtml(reader: Reader, day: string | undefined): Html | string {
  return day ? html`<time datetime="${day}">${dayText(reader, day)}</time>` : "—";
}

export function momentHtml(reader: Reader, instant: string | undefined): Html | string {
  return instant ? html`<time datetime="${instant}">${momentText(reader, instant)}</time>` : "—";
}

/** How long until then, or since: in the two largest units, as a person would say it. */
export function distance({ say, at }: Reader, instant: string): string {
  const minutes = Math.round((Date.parse(instant) - at.getTime()) / 60_000);
  const ahead = Math.abs(minutes);
  const [days, hours] = [Math.floor(ahead / 1440), Math.floor((ahead % 1440) / 60)];
  const parts = [
    days > 0 && say(`${days} 天`, `${days} d`),
    hours > 0 && say(`${hours} 小時`, `${hours} h`),
    days === 0 && say(`${ahead % 60} 分`, `${ahead % 60} min`),
  ].filter(Boolean);
  const said = parts.slice(0, 2).join(" ");
  return minutes >= 0 ? say(`還有 ${said}`, `in ${said}`) : say(`已過 ${said}`, `${said} ago`);
}
