// Whom to ask, with the extension: written into every sentence of a page that says so, once the page is sent; pure.
import type { Contact } from "../../agencies/counters.ts";
import { type Html, html } from "../../shared/page/html.ts";
import type { PageReader } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { said } from "./say.ts";

type Matter = Contact["matter"];

/** As sentences call whoever has the matter; what stands before it is kept. */
const ASKED: readonly (readonly [words: RegExp, matter: Matter])[] = [
  [/(請洽(?:本機關|貴機關)?)(人事單位|人事人員|人事室)/g, "personnel"],
  [/(請洽(?:本機關|貴機關)?)(檔案管理人員|檔案管理單位)/g, "records"],
  [/(請洽(?:本機關|貴機關)?)(財產管理人員|財產管理單位)/g, "property"],
  [/(請洽(?:本機關|貴機關)?的?)(系統管理人員|資訊人員|資訊單位)/g, "information"],
  [/((?:[Aa]sk|[Hh]ave|[Tt]ell) (?:your agency[’']s )?)(personnel(?: office)?)/g, "personnel"],
  [/((?:[Aa]sk|[Hh]ave|[Tt]ell) )(records staff)/g, "records"],
  [/((?:[Aa]sk|[Hh]ave|[Tt]ell) (?:the |your agency[’']s )?)(property officer)/g, "property"],
  [/((?:[Aa]sk|[Hh]ave|[Tt]ell) your agency[’']s )((?:system )?administrator)/g, "information"],
];

/** Where all of them are listed, until the page is sent. */
export const CONTACTS = html`<div data-contacts></div>`;

const PLACE = /<div data-contacts><\/div>/g;

/** Whether a page says anywhere whom to ask. */
export function asksSomebody(document: string): boolean {
  return [PLACE, ...ASKED.map(([words]) => words)].some(words => document.search(words) >= 0);
}

/** An agency that has recorded none keeps the sentence as it is. */
export function withContacts(document: string, contacts: readonly Contact[], reader: PageReader): string {
  const sentences = ASKED.reduce((text, [words, matter]) => {
    const found = contacts.find(each => each.matter === matter);
    if (!found) return text;
    const told = String(
      html`${found.unit}${reader.say(`（分機 ${found.extension}）`, ` (ext. ${found.extension})`)}`,
    );
    return text.replaceAll(words, (_, before: string) => `${before}${told}`);
  }, document);
  return sentences.replaceAll(PLACE, () => String(contactCard(reader, contacts) || ""));
}

function contactCard(reader: PageReader, contacts: readonly Contact[]): Html | false {
  const { say } = reader;
  return (
    contacts.length > 0 &&
    html`<section class="card" id="contacts"><h2>${say("洽詢窗口", "Whom to ask")}</h2>${contactList(reader, contacts)}</section>`
  );
}

export function contactList({ say }: PageReader, contacts: readonly Contact[]): Html {
  return html`<dl class="facts">${contacts.map(({ matter, unit, extension }) => html`<dt>${said(valueWords(matter, "matter"), say)}</dt><dd>${unit} ${say(`分機 ${extension}`, `ext. ${extension}`)}</dd>`)}</dl>`;
}
