// The control of a list of small records: a row each, the last one empty, each fault beside its cell; pure.
import { type Html, html } from "../../shared/page/html.ts";
import type { Typed } from "../door/typed.ts";
import type { PageReader } from "../door/visit.ts";
import { said } from "../frame/say.ts";
import type { FormFaults } from "./body.ts";
import type { Field } from "./field.ts";
import { fieldWords, valueWords } from "./label.ts";

interface TableFacts {
  readonly field: Field;
  readonly typed: Typed;
  readonly faults?: FormFaults | undefined;
}

const EMPTY_ROWS = 3;

export function tableControl(
  reader: PageReader,
  { field: { name, columns: all, act }, typed, faults }: TableFacts,
): Html {
  const columns = all.filter(({ made }) => !made);
  const made = (row: number) =>
    all
      .filter(column => column.made)
      .map(column => `${name}.${row}.${column.name}`)
      .map(cell => html`<input type="hidden" name="${cell}" value="${typed.one(cell)}">`);
  const known = typed.all(`${name}.row`).length;
  const empty = known === 0 ? EMPTY_ROWS : 1;
  const rows = Array.from({ length: known + empty }, (_, row) => row);
  const cell = (column: Field, row: number) =>
    tableCell(reader, { column, typed, row, name: `${name}.${row}.${column.name}`, table: name, faults });
  return html`<div class="scroll" role="region" aria-label="${said(fieldWords(name, act).label, reader.say)}" tabindex="0"><table class="rows entry" data-rows="${name}"><thead><tr>${columns.map(each => html`<th scope="col">${titleOf(reader, name, each)}</th>`)}</tr></thead><tbody>${rows.map(
    row =>
      html`<tr>${columns.map(
        (column, at) =>
          html`<td data-name="${titleOf(reader, name, column)}">${at === 0 && html`<input type="hidden" name="${name}.row" value="${row}">${made(row)}`}${cell(column, row)}</td>`,
      )}</tr>`,
  )}</tbody></table></div>`;
}

function titleOf({ say }: PageReader, table: string, column: Field): string {
  return said(fieldWords(`${table}.${column.name}`).label, say);
}

interface CellFacts extends Pick<TableFacts, "typed" | "faults"> {
  readonly table: string;
  readonly column: Field;
  readonly row: number;
  readonly name: string;
}

function tableCell(reader: PageReader, { table, column, row, name, typed, faults }: CellFacts): Html {
  const { say } = reader;
  const [id, fault, value] = [`f-${name.replaceAll(".", "-")}`, faults?.get(name), typed.one(name)];
  const named = html`id="${id}" name="${name}" aria-label="${titleOf(reader, table, column)} ${row + 1}" ${fault && html`aria-invalid="true" aria-describedby="${id}-fault"`}`;
  const option = (choice: string) =>
    html`<option value="${choice}" ${choice === value && html`selected`}>${said(valueWords(choice, column.name), say)}</option>`;
  const input =
    column.kind === "choice"
      ? html`<select ${named}>${column.choices.map(option)}</select>`
      : column.kind === "digest"
        ? digestInput(reader, name, value, named)
        : html`<input ${named} value="${value}" autocomplete="off">`;
  return html`${input}${fault && html`<p class="fault" id="${id}-fault">${said(fault, say)}</p>`}`;
}

/** Nobody types a digest: the file is chosen, and what was read of it stays on the form. A script reads it here, else it is sent. */
export function digestInput({ say }: PageReader, name: string, value: string, named: Html): Html {
  const read = say("已算出雜湊值：", "Digest calculated: ");
  return html`<span class="file" data-digest="${read}"><input type="hidden" name="${name}" value="${value}"><input type="file" ${named}><output>${value !== "" && html`${read}<code>${value}</code>`}</output></span>`;
}
