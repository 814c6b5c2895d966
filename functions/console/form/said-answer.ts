// An answer as it is read back: by name and never by its code, a date as it is understood, a file by its size; pure.
import { type Html, html } from "../../shared/page/html.ts";
import { isAccount } from "../../shared/rules/account.ts";
import { agencyWords } from "../../shared/rules/agencies.ts";
import type { Typed } from "../door/typed.ts";
import type { PageReader } from "../door/visit.ts";
import { said } from "../frame/say.ts";
import { dayText, momentText } from "../frame/time.ts";
import { who } from "../frame/who.ts";
import { filledRows, linesIn } from "./body.ts";
import type { Field } from "./field.ts";
import { fieldWords, valueWords } from "./label.ts";
import { readTyped } from "./read-text.ts";

/** Undefined where nothing was answered. */
export function saidAnswer(reader: PageReader, field: Field, typed: Typed): Html | undefined {
  if (field.kind === "file") return fileText(reader, typed.files.get(field.name));
  if (field.kind === "table") return tableText(reader, field, typed);
  const lines = typed.all(field.name).flatMap(linesIn);
  if (lines.length === 0) return undefined;
  const [one] = lines;
  return lines.length === 1 && one !== undefined
    ? lineText(reader, field, one)
    : html`<ul>${lines.map(line => html`<li>${lineText(reader, field, line)}</li>`)}</ul>`;
}

function lineText(reader: PageReader, field: Field, text: string): Html {
  const { say } = reader;
  const offered = field.suggestions.find(([value]) => value === text);
  if (offered) return html`<bdi>${offered[1]}</bdi>`;
  switch (field.kind) {
    case "yes-no":
      return html`${text === "yes" ? say("是", "Yes") : say("否", "No")}`;
    case "choice":
    case "choices":
      return html`${said(valueWords(text, field.name), say)}`;
    case "day":
    case "moment":
      return html`${whenText(reader, field.kind, text)}`;
    case "digest":
      return html`<code>${text}</code>`;
    default:
      if (field.name === "agency") return html`${said(agencyWords(text), say)}`;
      return text.includes("@") && isAccount(text) ? html`${who(text)}` : html`${text}`;
  }
}

/** As it was understood, so that a slip of the year is seen. */
function whenText(reader: PageReader, kind: "day" | "moment", text: string): string {
  const read = readTyped(kind, text);
  if (read.kind === "fault") return text;
  return kind === "day" ? dayText(reader, String(read.value)) : momentText(reader, String(read.value));
}

function fileText({ say }: PageReader, file: Uint8Array | undefined): Html | undefined {
  if (!file) return undefined;
  const size = Math.max(1, Math.round(file.length / 1024));
  return html`${say(`已選檔案（${size} KB）`, `the file that was chosen (${size} KB)`)}`;
}

function tableText(reader: PageReader, field: Field, typed: Typed): Html | undefined {
  const rows = filledRows(field, typed);
  if (rows.length === 0) return undefined;
  const cell = (row: string, column: Field) => {
    const text = typed.one(`${field.name}.${row}.${column.name}`).trim();
    if (text === "" || column.made) return false;
    const label = said(fieldWords(`${field.name}.${column.name}`, field.act).label, reader.say);
    return html`<span><small>${label}</small> ${lineText(reader, column, text)}</span> `;
  };
  return html`<ul>${rows.map(row => html`<li>${field.columns.map(column => cell(row, column))}</li>`)}</ul>`;
}
