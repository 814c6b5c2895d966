// The control of one field: what is typed or chosen in it, and what it is called by whoever cannot see it; pure.
import { type Html, html } from "../../shared/page/html.ts";
import type { Typed } from "../door/typed.ts";
import type { PageReader } from "../door/visit.ts";
import { said } from "../frame/say.ts";
import type { FormFaults } from "./body.ts";
import type { Field } from "./field.ts";
import { valueWords } from "./label.ts";
import { tableControl } from "./table-control.ts";

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
  switch (field.kind) {
    case "text":
      return (field.longest ?? 0) > 150
        ? html`<textarea ${named} rows="3" maxlength="${field.longest}">\n${value}</textarea>`
        : html`<input ${named} ${field.suggestions.length > 0 && html`list="${id}-list"`} value="${value}" ${field.longest !== undefined && html`maxlength="${field.longest}"`} autocomplete="off">${suggestions(facts)}`;
    case "digest":
      if (field.fixed) return html`<input ${named} value="${value}" readonly>`;
      return html`<input ${named} value="${value}" maxlength="64" spellcheck="false" autocomplete="off">
<label class="file">${reader.say("或選擇檔案，由系統計算摘要；檔案不會保存", "Or choose the file. Only its digest is calculated; the file is not kept")} <input type="file" name="${field.name}" data-digest="${id}"></label>`;
    case "day":
      return html`<input ${named} class="short" value="${value}" inputmode="numeric" autocomplete="off">`;
    case "moment":
      return html`<input ${named} class="short" value="${value}" autocomplete="off">`;
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
      return html`<input type="file" ${named}>`;
    default:
      return field.kind satisfies never;
  }
}

function about({ field, described, wrong }: ControlFacts): Html {
  return html`${field.required && html`required`} ${described !== "" && html`aria-describedby="${described}"`} ${wrong && html`aria-invalid="true"`}`;
}

function suggestions({ field, id }: ControlFacts): Html | false {
  if (field.suggestions.length === 0) return false;
  return html`<datalist id="${id}-list">${field.suggestions.map(([value, words]) => html`<option value="${value}">${words}</option>`)}</datalist>`;
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
