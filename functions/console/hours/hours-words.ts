// How minutes, limits and stages of overtime are said on its pages; pure.

import { minutesWords } from "../../hours/minutes.ts";
import type { CapShown, PieceShown } from "../../hours/overtime-shapes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { isClause } from "../../shared/rules/clauses.ts";
import { type Words, words } from "../../shared/words.ts";
import type { PageReader } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { clauseLink } from "../frame/clause.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { dayHtml, dayText, momentText } from "../frame/time.ts";
import { parameterName } from "../rules/parameter-text.ts";

export function lengthText({ say }: Pick<PageReader, "say">, minutes: number): string {
  return said(minutesWords(minutes), say);
}

const STAGES: Readonly<Record<string, readonly [words: Words, look: string]>> = {
  asked: [words("待單位主管同意", "waits for the unit head"), "is-hold"],
  declined: [words("不同意", "declined"), "is-quiet"],
  assigned: [words("已指派", "assigned"), "is-open"],
  "called-off": [words("已取消", "called off"), "is-quiet"],
  claimed: [words("待確認", "to be confirmed"), "is-hold"],
  rejected: [words("不予認定", "turned down"), "is-closed"],
  confirmed: [words("已確認", "confirmed"), "is-open"],
  settled: [words("已核給", "settled"), "is-open"],
};

export function stagePill({ say }: PageReader, { stage }: Pick<PieceShown, "stage">): Html {
  const [told, look] = STAGES[stage] ?? [words(stage, stage), "is-quiet"];
  return html`<span class="pill ${look}">${said(told, say)}</span>`;
}

/** Of one day mostly: the day once, and both times. */
export function spanText(
  reader: PageReader,
  { from, until }: { readonly from: string; readonly until: string },
): string {
  const [begins, ends] = [momentText(reader, from), momentText(reader, until)];
  const [day, time = ""] = begins.split(" ");
  const [lastDay, lastTime = ""] = ends.split(" ");
  return day === lastDay ? `${day} ${time}–${lastTime}` : `${begins}–${ends}`;
}

export function categoryText(
  { say }: PageReader,
  { category, standby }: Pick<PieceShown, "category" | "standby">,
): string {
  return standby ? say("待命", "standby") : said(valueWords(category, "category"), say);
}

const CAPS: Readonly<Record<string, Words>> = {
  day: words("當日（連同正常工時與請假）", "the day, with normal hours and leave"),
  month: words("當月加班", "overtime of the month"),
  "three-months": words("三個月加班", "overtime of three months"),
  run: words("連續日數", "days in a row"),
};

/** Every limit with how full it is, and what it rests on: the clause, the value, the text by its hash. */
export function capsTable(reader: PageReader, caps: readonly CapShown[], more = 0): Html {
  const { say } = reader;
  const amount = ({ what }: CapShown, value: number) =>
    what === "run" ? say(`${value} 日`, `${value} days`) : lengthText(reader, value);
  const after = ({ what, used }: CapShown) => used + (what === "run" ? Math.min(more, 1) : more);
  return plainTable<CapShown, ReturnType<typeof plainColumn<CapShown>>>(reader, {
    caption: say("各項上限", "Limits"),
    rows: caps,
    columns: [
      plainColumn("項目", "Limit", each => said(CAPS[each.what] ?? words(each.what, each.what), say), {
        firm: true,
      }),
      plainColumn("已用", "Used", each => amount(each, each.used)),
      ...(more > 0
        ? [plainColumn<CapShown>("加上這筆", "With this", each => amount(each, after(each)))]
        : []),
      plainColumn("上限", "At most", each => amount(each, each.limit)),
      plainColumn("剩餘", "Left", each => amount(each, each.left)),
      plainColumn("依據", "By", each => basis(reader, each)),
    ],
  });
}

/** Opens to the spans that were counted and to the text, by its hash and the day since when it is in force. */
function basis(reader: PageReader, { clauses, sources, spans }: CapShown): Html {
  const { say } = reader;
  return html`${clauses.map(each => html`${clauseLink(each)} `)}<details><summary>${say(`${spans.length} 段`, `${spans.length} spans`)}</summary><ul class="plain">
${spans.map(each => html`<li>${dayHtml(reader, each.day)} ${spanText(reader, each)} ${lengthText(reader, each.minutes)}</li>`)}
${sources.map(({ source, parameter, value, sha256, since }) => html`<li>${parameterName(reader, parameter)}${say("：", ": ")}${value}（${isClause(source) ? clauseLink(source) : source}）${since && html`${say("自", "since")} ${dayText(reader, since)}`}${sha256 && html` <small title="${sha256}">SHA-256 ${sha256.slice(0, 12)}…</small>`}</li>`)}</ul></details>`;
}
