// A form: what will happen, its fields with each error beside its field, and what was typed still in it; pure.
import { type Html, html } from "../../shared/page/html.ts";
import { type Words, words } from "../../shared/words.ts";
import type { Typed } from "../door/typed.ts";
import type { PageReader } from "../door/visit.ts";
import { said } from "../frame/say.ts";
import type { FormFaults } from "./body.ts";
import { control, isChecked, isToChange } from "./control.ts";
import type { Field } from "./field.ts";
import { groupsOf } from "./groups.ts";
import { fieldWords } from "./label.ts";

export interface FormFacts {
  readonly action: string;
  readonly fields: readonly Field[];
  readonly typed: Typed;
  readonly faults: FormFaults;
  readonly submit: string;
  /** Said right at the button: what pressing it does. */
  readonly consequence?: Words;
  /** A repeat with the same key does nothing twice. */
  readonly key: string;
  readonly hidden?: Readonly<Record<string, string>>;
  readonly danger?: boolean;
}

export function formHtml(reader: PageReader, facts: FormFacts): Html {
  const { say } = reader;
  return html`${faultSummary(reader, facts)}
<form method="post" action="${facts.action}" class="sheet ${facts.fields.some(isShort) && "paired"}" data-keep novalidate ${facts.fields.some(takesFile) && MULTIPART}>
${signed(reader, facts.key)}
${Object.entries(facts.hidden ?? {}).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${fieldRows(reader, facts, facts.fields)}
<div class="act">
${facts.consequence && html`<p class="consequence"><strong>${say("按下後：", "What happens next: ")}</strong>${said(facts.consequence, say)}</p>`}
<button ${facts.danger === true && html`class="danger"`}>${facts.submit}</button>
</div>
</form>`;
}

export const MULTIPART = html`enctype="multipart/form-data"`;

/** In a row of a table, too. */
export function takesFile({ kind, columns }: Field): boolean {
  return kind === "digest" || kind === "file" || columns.some(takesFile);
}

/** Who filled the form, and the key under which it counts once. */
export function signed({ person }: PageReader, key: string): Html {
  return html`<input type="hidden" name="_by" value="${person?.person ?? ""}"><input type="hidden" name="_key" value="${key}">`;
}

export function faultSummary(
  { say }: PageReader,
  { faults, fields = [] }: Pick<FormFacts, "faults"> & Partial<Pick<FormFacts, "fields">>,
): Html | false {
  if (faults.size === 0) return false;
  const [{ act } = { act: "" }] = fields;
  const shown = groupsOf(fields).flatMap(({ fields: own }) => own.map(({ name }) => name));
  const placeOf = ([name]: readonly [string, unknown]) =>
    shown.findIndex(each => name === each || name.startsWith(`${each}.`));
  const inOrder = [...faults].sort((a, b) => placeOf(a) - placeOf(b));
  return html`<div class="note bad" role="alert" id="faults" tabindex="-1"><p><b>${say(`有 ${faults.size} 個欄位要修正，尚未送出。`, `${faults.size} field(s) to correct; nothing was sent yet.`)}</b></p>
<ul>${inOrder.map(([name, words]) => html`<li><a href="#${fieldId(name)}">${said(fieldWords(name, act).label, say)}</a>：${said(words, say)}${words.mend && html` <a href="${words.mend.href}">${said(words.mend.words, say)}</a>`}</li>`)}</ul></div>`;
}

export function fieldId(name: string): string {
  return `f-${name.replaceAll(".", "-")}`;
}

const KIND_HINTS: Readonly<Partial<Record<Field["kind"], Words>>> = {
  digest: words(
    "請選擇檔案；系統只計算並記錄其雜湊值（SHA-256），檔案不會保存",
    "Choose the file. Only its digest (SHA-256) is calculated and recorded; the file is not kept",
  ),
  day: words("民國日期，例如 110/06/18", "A Republic of China date, such as 110/06/18"),
  moment: words(
    "民國日期與時間，例如 110/06/18 17:10",
    "A Republic of China date and time, such as 110/06/18 17:10",
  ),
};

function optionalNote({ say }: PageReader, { kind, sometimes }: Field): Html | false {
  if (sometimes) return html`<small>${say("（視情形須填）", "(needed in some cases)")}</small>`;
  return kind !== "yes-no" && html`<small>${say("（可不填）", "(optional)")}</small>`;
}

const SHORT: readonly Field["kind"][] = ["choice", "day", "moment", "number"];

/** Two of these stand side by side where there is room. */
function isShort({ kind, longest }: Field): boolean {
  return SHORT.includes(kind) || (kind === "text" && (longest ?? 0) <= 150);
}

type Filled = Pick<FormFacts, "typed" | "faults">;

/** All of them, in groups where the act has such. */
export function fieldRows(reader: PageReader, facts: Filled, fields: readonly Field[]): readonly Html[] {
  return groupsOf(fields).map(({ title, fields: own }) => {
    const rows = html`${own.map(field => fieldRow(reader, facts, field))}`;
    return title
      ? html`<fieldset class="group"><legend>${said(title, reader.say)}</legend>${rows}</fieldset>`
      : rows;
  });
}

export function fieldRow(reader: PageReader, { typed, faults }: Filled, field: Field): Html {
  const { say } = reader;
  const { label, hint = KIND_HINTS[field.kind] } = fieldWords(field.name, field.act);
  const fault = faults.get(field.name);
  const id = fieldId(field.name);
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ");
  const grouped =
    field.kind === "yes-no" || field.kind === "choices" || field.kind === "table" || isChecked(field);
  const named = html`${said(label, say)} ${!field.required && optionalNote(reader, field)}`;
  const below = html`${hint && html`<p class="hint" id="${id}-hint">${said(hint, say)}</p>`}
${fault && html`<p class="fault" id="${id}-fault">${said(fault, say)}${fault.mend && html` <a href="${fault.mend.href}">${said(fault.mend.words, say)}</a>`}</p>`}`;
  const again = isToChange(field, typed) && html`autofocus`;
  const input = control(reader, { field, typed, id, described, wrong: fault !== undefined, faults });
  return grouped
    ? html`<fieldset class="field ${fault && "wrong"}" id="${id}" tabindex="-1" ${again}><legend>${named}</legend>${below}${input}</fieldset>`
    : html`<div class="field ${isShort(field) && "half"} ${fault && "wrong"}"><label for="${id}">${named}</label>${below}${input}</div>`;
}
