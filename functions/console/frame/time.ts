// Instants and days as a reader sees them: Taipei time, Republic dates in Chinese; pure.
import { type Html, html } from "../../shared/page/html.ts";
import { endOfDay, lastDayOf } from "../../shared/time/calendar.ts";
import { isDay } from "../../shared/time/day.ts";
import { isRocDay, isRocInstant, rocDate } from "../../shared/time/roc-date.ts";
import { TAIPEI_MS } from "../../shared/time/taipei.ts";
import type { PageReader } from "../door/visit.ts";

/** Records hold days that the Republic calendar cannot write: these are shown as they are, since a page must not fail over one. */
export function dayText({ language }: Pick<PageReader, "language">, day: string): string {
  return language === "en" || !isRocDay(day) ? day : rocDate(day, "slashes");
}

/** `2026-11` as 民國 115 年 11 月, or November 2026. */
export function monthText({ language }: Pick<PageReader, "language">, month: string): string {
  const first = `${month}-01`;
  if (language === "en" && isDay(first))
    return new Date(first).toLocaleDateString("en", { year: "numeric", month: "long", timeZone: "UTC" });
  if (language === "en" || !isRocDay(first)) return month;
  const [year, of] = rocDate(first, "dots").split(".");
  return `民國 ${year} 年 ${of} 月`;
}

export function momentText(reader: Pick<PageReader, "language">, instant: string): string {
  const [day, time] = inTaipei(instant);
  return time === undefined ? day : `${dayText(reader, day)} ${time}`;
}

/**
 * When something ends, which is the first instant it no longer counts: at midnight that is the end of the day before, and
 * nobody reads the day after as the last one.
 */
export function endText(reader: Pick<PageReader, "language" | "say">, instant: string): string {
  if (!isRocInstant(instant)) return momentText(reader, instant);
  const last = lastDayOf(new Date(instant).toISOString());
  if (Date.parse(endOfDay(last)) !== Date.parse(instant)) return momentText(reader, instant);
  const day = dayText(reader, last);
  return reader.say(`${day} 當日止`, `end of ${day}`);
}

export function endHtml(reader: PageReader, instant: string | undefined): Html | string {
  return instant ? html`<time datetime="${instant}">${endText(reader, instant)}</time>` : "—";
}

/** The last day on which something still counts, where the hour says nothing. */
export function lastDayHtml(reader: Pick<PageReader, "language">, instant: string): Html {
  if (!isRocInstant(instant)) return dayOfHtml(reader, instant);
  return html`<time datetime="${instant}">${dayText(reader, lastDayOf(new Date(instant).toISOString()))}</time>`;
}

/** The day of an instant, where the hour says nothing. */
export function dayOfHtml(reader: Pick<PageReader, "language">, instant: string): Html {
  return html`<time datetime="${instant}">${dayText(reader, inTaipei(instant)[0])}</time>`;
}

/** Day and time of day; what is no instant, or lies where there are no days any more, stays as it is. */
function inTaipei(instant: string): readonly [day: string, time?: string] {
  const there = new Date(Date.parse(instant) + TAIPEI_MS);
  if (Number.isNaN(there.getTime())) return [instant];
  const [day = "", time = ""] = there.toISOString().split("T");
  return [day, time.slice(0, 5)];
}

export function dayHtml(reader: PageReader, day: string | undefined): Html | string {
  return day ? html`<time datetime="${day}">${dayText(reader, day)}</time>` : "—";
}

export function momentHtml(reader: PageReader, instant: string | undefined): Html | string {
  return instant ? html`<time datetime="${instant}">${momentText(reader, instant)}</time>` : "—";
}

/** How long until then, or since. */
export function distance({ say, at }: Pick<PageReader, "say" | "at">, instant: string): string {
  const minutes = Math.round((Date.parse(instant) - at.getTime()) / 60_000);
  const span = spanText({ say }, Math.abs(minutes));
  return minutes >= 0 ? say(`還有 ${span}`, `in ${span}`) : say(`已過 ${span}`, `${span} ago`);
}

/** How long until something is due; once that is past, how late it is, in its largest unit alone. */
export function dueIn({ say, at }: Pick<PageReader, "say" | "at">, instant: string): string {
  const late = Math.round((at.getTime() - Date.parse(instant)) / 60_000);
  if (late <= 0) return distance({ say, at }, instant);
  const unit = [1440, 60].find(each => late >= each) ?? 1;
  const span = spanText({ say }, late - (late % unit));
  return say(`逾期 ${span}`, `${span} overdue`);
}

/** In the two largest units, as a person would say it. */
export function spanText({ say }: Pick<PageReader, "say">, minutes: number): string {
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  const parts = [
    days > 0 && say(`${days} 天`, `${days} d`),
    hours > 0 && say(`${hours} 小時`, `${hours} h`),
    days === 0 && (hours === 0 || minutes % 60 > 0) && say(`${minutes % 60} 分鐘`, `${minutes % 60} min`),
  ];
  return parts.filter(Boolean).slice(0, 2).join(" ");
}

/** How long is left, counted on by a script where one runs. The server's own moment goes along: the clock of an office PC may be minutes off. */
export function countdown(reader: PageReader, until: string): Html {
  return html`<span class="countdown" data-until="${until}" data-now="${reader.at.toISOString()}">${distance(reader, until)}</span>`;
}
