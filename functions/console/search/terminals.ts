// Terminals as a search finds them: by any of their words, in the agency that is chosen.
import { html } from "../../shared/page/html.ts";
import { agencyWords } from "../../shared/rules/agencies.ts";
import { listTerminals } from "../../terminals/routes.ts";
import { stagePill } from "../counter/stage-pill.ts";
import type { TerminalRow } from "../counter/terminal-row.ts";
import type { Member } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { said } from "../frame/say.ts";
import { who } from "../frame/who.ts";
import { agenciesIn, type FoundRow, groupOf, inTurn, MOST_FOUND, type SearchSource } from "./found.ts";

export const terminalsFound: SearchSource = {
  roles: ["records", "property", "scan", "supervisor", "auditor"],
  async find(visit, { text, plain }) {
    const limit = String(MOST_FOUND + 1);
    const ask = (agency: string) => visit.api.ask(listTerminals, { query: { agency, q: text, limit } });
    const agencies = agenciesIn(visit);
    const found = await Promise.all(agencies.map(ask));
    const [one, ...others] = agencies;
    const isMore = found.some(({ next }) => next !== undefined);
    return groupOf(
      "terminals",
      inTurn(found.map(({ rows }) => rows)).map(row => terminalRow(visit, row, plain)),
      {
        isMore,
        ...(one &&
          others.length === 0 && {
            all: `/console/terminals?${new URLSearchParams({ q: text, agency: one })}`,
          }),
      },
    );
  },
};

function terminalRow(visit: Member, row: TerminalRow, sought: string): FoundRow {
  const { say } = visit;
  const { propertyNo, custody, agency, system, serial, brand, custodian } = row;
  const { loan } = custody;
  return {
    name: html`<code>${propertyNo}</code>`,
    href: `/console/terminals/${encodeURIComponent(propertyNo)}`,
    isScanned: serial.toUpperCase() === sought.toUpperCase(),
    state: stagePill(visit, custody.stage),
    more: [
      `${brand} ${serial}`,
      said(agencyWords(agency), say),
      said(valueWords(system), say),
      loan
        ? html`${say("借用人：", "borrower: ")}${who(loan.borrower)}`
        : html`${say("保管人：", "custodian: ")}${who(custodian)}`,
    ],
  };
}
