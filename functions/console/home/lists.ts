// Changes of lists to decide, removals to review, and entries that end soon.
import { listEndings, listLists, readList } from "../../allowlist/lists/routes.ts";
import { html } from "../../shared/page/html.ts";
import { words } from "../../shared/words.ts";
import { ifThere } from "../door/api.ts";
import type { Member } from "../door/visit.ts";
import { who } from "../frame/who.ts";
import { type ListRow, listAddress, listName, placeParams } from "../lists/place.ts";
import { isOffered } from "../words/act-names.ts";
import { MOST_ROWS, type Waiting, type WaitingRow, type WaitingSource } from "./waiting.ts";

const SECTION = "/console/lists";
/** More lists than this with something to decide are found on the page of all lists. */
const MOST_LISTS = 8;

export const listsSource: WaitingSource = {
  roles: ["administrator"],
  async read(visit) {
    const [lists, endings] = await Promise.all([
      ifThere(visit.api.ask(listLists)),
      ifThere(visit.api.ask(listEndings, { query: { within: "10" } })),
    ]);
    const busy = (lists?.rows ?? []).filter(({ pending = 0, toReview = 0 }) => pending + toReview > 0);
    const told = await Promise.all(busy.slice(0, MOST_LISTS).map(row => ofList(visit, row)));
    return [...together(told.flat(), busy.length > MOST_LISTS), ...ending(visit, endings?.rows ?? [])];
  },
};

interface Undecided {
  readonly number: number;
  readonly by: string;
  readonly at: string;
  readonly reason?: string;
  readonly because?: string;
}
type Told = WaitingRow & { readonly isMine: boolean };

async function ofList(visit: Member, row: ListRow): Promise<readonly Told[]> {
  const { say, person } = visit;
  const read = await ifThere(visit.api.ask(readList, { params: placeParams(row), query: { limit: "1" } }));
  const { changes = [], removals = [] } = (read ?? {}) as unknown as {
    readonly changes?: readonly Undecided[];
    readonly removals?: readonly Undecided[];
  };
  const decides = isOffered("reviewRemoval", person);
  const told = (each: Undecided, href: string, what: string): Told => ({
    ...{ isMine: decides && each.by !== person.person, href, since: each.at },
    what: html`${listName(visit, row)}${visit.say("：", ": ")}${what} ${each.reason ?? each.because}`,
    next:
      each.by === person.person
        ? say("另一位體系管理人員", "another administrator")
        : html`${say("提出者 ", "proposed by ")}${who(each.by)}`,
  });
  return [
    ...changes.map(each => told(each, `${listAddress(row)}/changes/${each.number}`, say("異動", "change"))),
    ...removals.map(each => told(each, listAddress(row), say("緊急移除", "removal"))),
  ];
}

function together(all: readonly Told[], isAtLeast: boolean): readonly Waiting[] {
  const group = (
    kind: "mine" | "others",
    title: Waiting["title"],
    some: readonly Told[],
  ): readonly Waiting[] =>
    some.length === 0
      ? []
      : [
          {
            ...{ kind, section: SECTION, title, count: some.length, isAtLeast, all: SECTION },
            rows: some.slice(0, MOST_ROWS),
          },
        ];
  return [
    ...group(
      "mine",
      words("名單異動待核准或檢視", "List changes to decide"),
      all.filter(({ isMine }) => isMine),
    ),
    ...group(
      "others",
      words("我提出的異動，待他人核准", "My changes, for somebody else to decide"),
      all.filter(({ isMine }) => !isMine),
    ),
  ];
}

function ending(visit: Member, rows: readonly object[]): readonly Waiting[] {
  if (rows.length === 0) return [];
  const each = rows as readonly (ListRow & { readonly range: string; readonly until?: string })[];
  const shown = each.slice(0, MOST_ROWS).map(row => ({
    what: html`<code>${row.range}</code> ${row.system && listName(visit, row)}`,
    href: row.system ? listAddress(row) : "/console/lists/endings",
    until: row.until,
  }));
  const title = words("十個工作日內到期或已無依據的位址", "Entries that end within ten working days");
  return [
    {
      ...{ kind: "ends", section: SECTION, title, count: rows.length },
      ...{ all: "/console/lists/endings?within=10", rows: shown },
    },
  ];
}
