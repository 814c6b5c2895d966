// The control of one field: what is typed or chosen in it, and what it is called by whoever cannot see it; pure.
import { type Html, html } from "../../shared/page/html.ts";
import { agencyWords } from "../../shared/rules/agencies.ts";
import type { Typed } from "../door/typed.ts";
import type { PageReader } from "../door/visit.ts";
import { said } from "../frame/say.ts";
import { type FormFaults, linesIn } from "./body.ts";
import type { Field } from "./field.ts";
import { CHANGE, keptFile } from "./kept.ts";
import { valueWords } from "./label.ts";
import { digestInput, tableControl } from "./table-control.ts";

export interface ControlFacts {
  readonly field: Field;
  readonly typed: Typed;
  readonly id: string;
  /** Ids of what says more about it. */
  readonly described: string;
  readonly wrong: boolean;
  /** Of the cells of a table. */
  readonly faults?: FormFaults | undefined;
}

export function control(reader: PageReader, facts: ControlFacts): Html {
  const { field, typed, id } = facts;
  const value = typed.one(field.name);
  const named = html`id="${id}" name="${field.name}" ${about(facts)}`;
  if (field.fixed) return fixed(reader, facts);
  if (field.picks) return picker(reader, facts, named);
  switch (field.kind) {
    case "text":
      return (field.longest ?? 0) > 150
        ? html`<textarea ${named} rows="3" maxlength="${field.longest}">\n${value}</textarea>`
        : html`<input ${named} ${field.suggestions.length > 0 && html`list="${id}-list"`} value="${value}" ${field.longest !== undefined && html`maxlength="${field.longest}"`} autocomplete="off">${suggestions(facts)}`;
    case "digest":
      return digestInput(reader, field.name, value, named);
    case "day":
      return html`<input ${named} class="short" value="${value}" inputmode="numeric" autocomplete="off" data-when="day">`;
    case "moment":
      return html`<input ${named} class="short" value="${value}" autocomplete="off" data-when="moment">`;
    case "number":
      return html`<input ${named} class="short" value="${value}" inputmode="decimal" autocomplete="off">`;
    case "lines":
      return html`<textarea ${named} rows="4">\n${value}</textarea>`;
    case "choice":
      return select(reader, facts, named);
    case "yes-no":
      return yesNo(reader, facts);
    case "choices":
      return checks(reader, facts);
    case "table":
      return tableControl(reader, facts);
    case "file":
      return fileInput(reader, facts, named);
    default:
      return field.kind satisfies never;
  }
}

/** One that was chosen already need not be chosen again. */
function fileInput({ say }: PageReader, { field, typed }: ControlFacts, named: Html): Html {
  const kept = keptFile(field.name, typed.files.get(field.name));
  return html`${kept}${kept && html`<p class="hint">${say("已收到檔案；要換檔案時才需再選。", "The file has been kept. Choose another only to replace it.")}</p>`}<input type="file" ${named}>`;
}

/** Whoever comes back to change an answer comes to its field. */
export function isToChange(field: Field, typed: Typed): boolean {
  return typed.one(CHANGE) === field.name;
}

function about({ field, typed, described, wrong }: ControlFacts): Html {
  return html`${isToChange(field, typed) && html`autofocus`} ${field.required && html`required`} ${described !== "" && html`aria-describedby="${described}"`} ${wrong && html`aria-invalid="true"`}`;
}

/** Shown as text, and sent along. */
function fixed({ say }: PageReader, { field, typed, id }: ControlFacts): Html {
  const value = typed.one(field.name);
  const shown =
    field.kind === "digest"
      ? html`<small>${say("雜湊值（SHA-256）", "digest (SHA-256)")}</small> <code>${value}</code>`
      : said(field.name === "agency" ? agencyWords(value) : valueWords(value, field.name), say);
  return html`<output id="${id}" class="given">${shown}</output><input type="hidden" name="${field.name}" value="${value}">`;
}

const MOST_CHECKED = 40;

/** People who are few enough to be seen at once are ticked, not written. */
export function isChecked({ kind, picks, suggestions }: Field): boolean {
  return (
    kind === "lines" &&
    picks?.complete === true &&
    suggestions.length > 0 &&
    suggestions.length <= MOST_CHECKED
  );
}

function picker(reader: PageReader, facts: ControlFacts, named: Html): Html {
  const { field, typed, id } = facts;
  const { picks, suggestions: offers } = field;
  if (picks?.by === "list") return picked(reader, facts, named);
  if (isChecked(field)) return ticked(reader, facts);
  const shown = typed
    .all(field.name)
    .flatMap(linesIn)
    .map(text => wordsOf(offers, text));
  const search = html`list="${id}-list" ${picks?.search && !picks.complete && html`data-search="${picks.search}"`}`;
  if (field.kind === "text")
    return html`<input ${named} ${search} value="${shown.join("")}" autocomplete="off" spellcheck="false">${suggestions(facts)}`;
  return html`<textarea ${named} rows="4" spellcheck="false">\n${shown.join("\n")}</textarea>
<p class="more" hidden><input ${search} data-into="${id}" aria-label="${reader.say("以姓名尋找並加入", "Find by name and add")}" autocomplete="off">${suggestions(facts)}</p>`;
}

function wordsOf(offers: Field["suggestions"], text: string): string {
  return offers.find(([value]) => value === text)?.[1] ?? text;
}

/** What is on the form already stays on it, whether it is still offered or not. */
function picked({ say }: PageReader, { field, typed }: ControlFacts, named: Html): Html {
  const chosen = typed.one(field.name);
  const isOld = chosen !== "" && field.suggestions.every(([value]) => value !== chosen);
  const offers = [...field.suggestions, ...(isOld ? [[chosen, chosen] as const] : [])];
  const options = offers.map(
    ([value, words]) =>
      html`<option value="${value}" ${value === chosen && html`selected`}>${words}</option>`,
  );
  return html`<select ${named}><option value="">${say("請選擇", "Choose")}</option>${options}</select>
${offers.length === 0 && field.picks && html`<p class="hint">${say("尚無可選的項目：", "There is nothing to choose yet: ")}<a href="${field.picks.mend.href}">${said(field.picks.mend.words, say)}</a></p>`}`;
}

function ticked({ say }: PageReader, { field, typed, id }: ControlFacts): Html {
  const given = typed.all(field.name).flatMap(linesIn);
  const isOffered = (text: string) => field.suggestions.some(([value]) => value === text);
  const others = given.filter(text => !isOffered(text));
  return html`<div class="options">${field.suggestions.map(
    ([value, words]) =>
      html`<label class="option"><input type="checkbox" name="${field.name}" value="${value}" ${given.includes(value) && html`checked`}> <bdi>${words}</bdi></label>`,
  )}</div>${
    field.picks?.of !== "item" &&
    html`
<label class="others" for="${id}-others">${say("不在名單上者，每行一位，填姓名或公務帳號", "Others, one per line, by name or account")}</label><textarea id="${id}-others" name="${field.name}" rows="2" spellcheck="false">\n${others.join("\n")}</textarea>`
  }`;
}

function suggestions({ field, id }: ControlFacts): Html | false {
  if (field.suggestions.length === 0 && !field.picks) return false;
  return html`<datalist id="${id}-list">${field.suggestions.map(([value, words]) => html`${field.picks ? html`<option value="${words}"></option>` : html`<option value="${value}">${words}</option>`}`)}</datalist>`;
}

function select({ say }: PageReader, { field, typed }: ControlFacts, named: Html): Html {
  const chosen = typed.one(field.name);
  const options = field.choices.map(
    choice =>
      html`<option value="${choice}" ${choice === chosen && html`selected`}>${said(valueWords(choice, field.name), say)}</option>`,
  );
  return html`<select ${named}><option value="">${say("請選擇", "Choose")}</option>${options}</select>`;
}

function yesNo({ say }: PageReader, { field, typed, id }: ControlFacts): Html {
  const chosen = typed.one(field.name);
  const option = (value: string, words: string) =>
    html`<label class="option"><input type="radio" id="${id}-${value}" name="${field.name}" value="${value}" ${value === chosen && html`checked`}> ${words}</label>`;
  return html`<div class="options">${option("yes", say("是", "Yes"))}${option("no", say("否", "No"))}</div>`;
}

function checks({ say }: PageReader, { field, typed }: ControlFacts): Html {
  const chosen = typed.all(field.name);
  return html`<div class="options">${field.choices.map(
    choice =>
      html`<label class="option"><input type="checkbox" name="${field.name}" value="${choice}" ${chosen.includes(choice) && html`checked`}> ${said(valueWords(choice, field.name), say)}</label>`,
  )}</div>`;
}
