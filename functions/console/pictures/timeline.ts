// The life of one terminal as a picture, with a table that says the same to whoever does not see it; pure.
import { type Html, html } from "../../shared/page/html.ts";
import { extentOf, type Lane, type LaneSpan, type Mark } from "../counter/timeline.ts";
import type { PageReader } from "../door/visit.ts";
import { said } from "../frame/say.ts";
import { momentHtml, momentText } from "../frame/time.ts";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** Taipei has no summer time: its midnight is always eight hours before that of UTC. */
const TAIPEI_MS = 8 * HOUR_MS;
const STEPS_MS = [
  ...[1, 3, 6, 12].map(hours => hours * HOUR_MS),
  ...[1, 2, 7, 14, 30, 91, 365, 3650].map(days => days * DAY_MS),
];

export interface Scale {
  /** Never outside the picture, whatever the record says. */
  place(instant: number): number;
  readonly ticks: readonly number[];
  /** Ticks fall on hours, so their hour has to be told. */
  readonly hourly: boolean;
}

export function scaleOf(extent: readonly [from: number, until: number], width: number, most = 9): Scale {
  const [from, until] = extent;
  const length = Math.max(until - from, 1);
  const step = STEPS_MS.find(each => length / each <= most) ?? length;
  const first = Math.ceil((from + TAIPEI_MS) / step) * step - TAIPEI_MS;
  const count = Math.max(0, Math.floor((until - first) / step) + 1);
  return {
    place: instant => Math.min(width, Math.max(0, ((instant - from) / length) * width)),
    ticks: Array.from({ length: count }, (_, at) => first + at * step),
    hourly: step < DAY_MS,
  };
}

const WIDTH = 960;
const NAMES = 92;
const LANE = 34;
const TOP = 24;
/** Marks nearer to each other than this are one mark with a number. */
const NEAR = 7;

export interface TimelineFacts {
  /** What of it is shown; without it, all there is. */
  readonly extent?: readonly [from: number, until: number] | undefined;
  /** Where the decision of a moment is told: of those in the table by a link, of any in the picture by a click where scripts run. */
  readonly judged?: ((at: string) => string) | undefined;
}

export function timelinePicture(
  reader: PageReader,
  title: string,
  lanes: readonly Lane[],
  { extent, judged }: TimelineFacts = {},
): Html {
  const { say, at } = reader;
  const count = lanes.reduce((sum, { spans, marks }) => sum + spans.length + marks.length, 0);
  if (count === 0)
    return html`<div class="empty"><b>${say("尚無可畫的紀錄", "Nothing to show yet")}</b>${say("借出、管制、連線與拒絕都會畫在這裡。", "Loans, holds, sessions and refusals will be shown here.")}</div>`;
  const shown = extent ?? extentOf(lanes, at);
  const scale = scaleOf(shown, WIDTH - NAMES - 8);
  const height = TOP + lanes.length * LANE + 8;
  const now = NAMES + scale.place(at.getTime());
  const isAhead = shown[0] < at.getTime() && at.getTime() < shown[1];
  return html`<figure class="drawn"><div class="scroll" role="region" aria-label="${title}" tabindex="0">
<svg class="picture timeline" ${judged && html`data-judged="${judged("")}" data-span="${shown.join(" ")}" data-drawn="${NAMES} ${WIDTH - 8}"`} viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="timeline-title timeline-desc">
<title id="timeline-title">${title}</title><desc id="timeline-desc">${summaryOf(reader, lanes)}</desc>
${axis(reader, scale, height)}
${lanes.map((lane, index) => laneOf(reader, scale, lane, TOP + index * LANE))}
${isAhead && html`<line class="now" x1="${now}" x2="${now}" y1="16" y2="${height - 6}"/>`}
</svg></div>
<figcaption>${isAhead && html`<p class="fine">${say("虛線為現在；其右為尚未到來的時點。", "The broken line is now. What lies to its right is yet to come.")}</p>`}${judged && html`<p class="fine" data-by-click hidden>${say("按一下圖上任一時點，即可查看該時點的判斷。", "Click a moment in the picture to see the decision at it.")}</p>`}<details><summary>${say("以表格閱讀", "Show as a table")}</summary>${tableOf(reader, lanes, judged)}</details></figcaption></figure>`;
}

function summaryOf({ say }: PageReader, lanes: readonly Lane[]): string {
  return lanes
    .map(({ words, spans, marks }) => `${said(words, say)} ${spans.length + marks.length}`)
    .join(say("；", "; "));
}

function axis(reader: PageReader, { ticks, place, hourly }: Scale, height: number): Html {
  return html`${ticks.map(tick => {
    const text = momentText(reader, new Date(tick).toISOString());
    const x = NAMES + place(tick);
    return html`<line class="axis" x1="${x}" x2="${x}" y1="16" y2="${height - 6}"/><text x="${x}" y="11" text-anchor="middle">${hourly ? text.slice(-11) : text.slice(0, -6)}</text>`;
  })}`;
}

function laneOf(reader: PageReader, scale: Scale, { words, spans, marks, withheld }: Lane, y: number): Html {
  const middle = y + LANE / 2;
  return html`<text class="lane" x="0" y="${middle + 4}">${said(words, reader.say)}</text>
${withheld && html`<text x="${NAMES + 6}" y="${middle + 4}">${reader.say("您無權查閱", "not for you to see")}</text>`}
<line class="axis" x1="${NAMES}" x2="${WIDTH - 8}" y1="${y + LANE}" y2="${y + LANE}"/>
${spans.map(span => spanOf(reader, scale, span, y))}
${gathered(marks, scale).map(group => markOf(reader, group, middle))}`;
}

function spanOf(
  reader: PageReader,
  { place }: Scale,
  { from, until, look, note, goesOn }: LaneSpan,
  y: number,
): Html {
  const begin = place(Date.parse(from));
  const open = goesOn ? Number.MAX_SAFE_INTEGER : reader.at.getTime();
  const end = place(until === undefined ? open : Date.parse(until));
  // An end before its beginning is drawn as the moment it is, not turned round.
  const width = Math.max(end - begin, 3);
  return html`<rect class="${look || "is-plain"}" x="${NAMES + Math.min(begin, WIDTH - NAMES - 11)}" y="${y + 8}" width="${width}" height="${LANE - 14}" rx="3"><title>${note} ${momentText(reader, from)} – ${until ? momentText(reader, until) : reader.say("仍在進行", "ongoing")}</title></rect>`;
}

interface Group {
  readonly x: number;
  readonly marks: Mark[];
}

/** Ten thousand refusals are a few dots with their number. */
function gathered(marks: readonly Mark[], { place }: Scale): Group[] {
  const groups: Group[] = [];
  for (const mark of [...marks].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
    const x = place(Date.parse(mark.at));
    const last = groups.at(-1);
    if (last && x - last.x < NEAR) last.marks.push(mark);
    else groups.push({ x, marks: [mark] });
  }
  return groups;
}

function markOf(reader: PageReader, { x, marks }: Group, middle: number): Html {
  const [first] = marks;
  const many = marks.length > 1;
  const note = many ? reader.say(`${marks.length} 件，第一件`, `${marks.length}, the first`) : "";
  const at = NAMES + x;
  return html`<path class="${first?.look ?? ""}" d="M${at} ${middle - 7}l6 7-6 7-6-7z"><title>${note} ${first?.note} ${momentText(reader, first?.at ?? "")}</title></path>${many && html`<text x="${at + 8}" y="${middle + 4}">${marks.length}</text>`}`;
}

/** A picture may hold more than anybody reads in a table. */
const MOST_ROWS = 200;

function tableOf(reader: PageReader, lanes: readonly Lane[], judged: TimelineFacts["judged"]): Html {
  const { say } = reader;
  const rows = lanes
    .flatMap(({ words, spans, marks }) => [
      ...spans.map(({ from, until, note }) => ({ words, from, until: until ?? "", note })),
      ...marks.map(({ at, note }) => ({ words, from: at, until: undefined, note })),
    ])
    .sort((a, b) => Date.parse(b.from) - Date.parse(a.from));
  return html`<table><thead><tr><th scope="col">${say("種類", "Kind")}</th><th scope="col">${say("事情", "What")}</th><th scope="col">${say("起", "From")}</th><th scope="col">${say("迄", "Until")}</th>${judged && html`<th scope="col">${say("當時的判斷", "The decision then")}</th>`}</tr></thead><tbody>${rows
    .slice(0, MOST_ROWS)
    .map(
      ({ words, from, until, note }) =>
        html`<tr><td>${said(words, say)}</td><td>${note}</td><td>${momentHtml(reader, from)}</td><td>${until === "" ? say("仍在進行", "ongoing") : until && momentHtml(reader, until)}</td>${judged && html`<td><a href="${judged(from)}" aria-label="${say("當時的判斷", "The decision then")} ${momentText(reader, from)}">${say("逐條說明", "Clause by clause")}</a></td>`}</tr>`,
    )}</tbody></table>${rows.length > MOST_ROWS && html`<p class="fine">${say(`只列最近 ${MOST_ROWS} 筆，共 ${rows.length} 筆。`, `The latest ${MOST_ROWS} of ${rows.length}.`)}</p>`}`;
}
