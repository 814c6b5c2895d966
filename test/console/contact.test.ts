// Whom to ask: once an agency has recorded it, every sentence that names a role names the unit and its extension; before, none changes.
import { expect, test } from "vitest";
import type { Contact } from "../../functions/agencies/counters.ts";
import { agencyPage } from "../../functions/console/agency/agency.ts";
import { slipPage } from "../../functions/console/counter/slip.ts";
import type { TerminalRow } from "../../functions/console/counter/terminal-row.ts";
import { asksSomebody, CONTACTS, withContacts } from "../../functions/console/frame/contact.ts";
import { statement } from "../../functions/console/help/statement.ts";
import { myPage } from "../../functions/console/my-page/my-page.ts";
import { worldAt } from "../terminals/trip.ts";
import { readerOf, XSS } from "./reader.ts";

const CONTACTS_OF: readonly Contact[] = [
  { matter: "personnel", unit: "人事室", extension: "1234" },
  { matter: "information", unit: "資訊課", extension: "5678" },
];
const zh = readerOf();
const en = readerOf({ language: "en" });

test.each([
  ["請洽人事單位先行登錄該員。", zh, "請洽人事室（分機 1234）先行登錄該員。"],
  ["請洽貴機關系統管理人員。", zh, "請洽貴機關資訊課（分機 5678）。"],
  ["Have personnel enrol this person first.", en, "Have 人事室 (ext. 1234) enrol this person first."],
  ["請洽檔案管理人員", zh, "請洽檔案管理人員"],
])("%s", (sentence, reader, told) => {
  expect(asksSomebody(sentence)).toBe(true);
  expect(withContacts(sentence, CONTACTS_OF, reader)).toBe(told);
  expect(withContacts(sentence, [], reader)).toBe(sentence);
});

test("every sentence of the console that says whom to ask is one that is found", () => {
  const nobody = { standing: undefined, held: [], channel: "vpn" } as const;
  const worker = readerOf({ roles: ["worker"] });
  for (const page of [statement(zh), statement(en), myPage(worker, nobody)])
    expect(withContacts(String(page.main), CONTACTS_OF, zh)).toMatch(/分機 (1234|5678)/);
});

test("the list stands where a page has a place for it, and nothing does where there is none", () => {
  expect(withContacts(String(CONTACTS), CONTACTS_OF, zh)).toContain("<dt>人事</dt><dd>人事室 分機 1234</dd>");
  expect(withContacts(String(CONTACTS), [], zh)).toBe("");
  const hostile = [{ matter: "personnel", unit: XSS, extension: "12" }] as const;
  expect(withContacts("請洽人事單位", hostile, zh)).not.toContain("<img");
});

test("an agency without any is told so on its page", () => {
  const facts = { returnSites: [], scanOfficers: [], relays: [] } as never;
  const page = (more: object) =>
    String(
      agencyPage(readerOf({ roles: ["personnel"] }), "household-office", {
        ...(facts as object),
        ...more,
      } as never).main,
    );
  expect(page({})).toContain("/console/acts/setContacts?");
  expect(page({})).toContain("尚未登錄；登錄後");
  expect(page({ contacts: CONTACTS_OF })).toContain("人事室 分機 1234");
});

test("the slip says where and when it is brought back, and whom to ask", () => {
  const row = { ...worldAt("out").terminal("PC"), version: 1, hash: "" } as unknown as TerminalRow;
  const site = { id: "gate", name: "門外", place: "北側門右側", opens: "08:30", closes: "17:00" };
  const paper = String(slipPage(zh, row, { sites: [site], contacts: [...CONTACTS_OF] }).main);
  expect(paper).toContain("門外；北側門右側；上班日 08:30–17:00");
  expect(paper).toContain("人事：人事室（分機 1234）");
  expect(String(slipPage(zh, row).main)).not.toContain("歸還處所");
});
