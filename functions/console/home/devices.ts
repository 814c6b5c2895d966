// Own devices that wait: one's own data to be deleted, devices to be tested, those that passed to be decided on.
import { listDeletions, listDevices, readOwnDevices } from "../../devices/routes.ts";
import { html } from "../../shared/page/html.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import { words } from "../../shared/words.ts";
import { type AnswerOf, ifThere } from "../door/api.ts";
import type { Member } from "../door/visit.ts";
import { who } from "../frame/who.ts";
import { group, type Waiting, type WaitingSource } from "./waiting.ts";

const SECTION = "/console/home-work";

export const devicesSource: WaitingSource = {
  roles: ["worker", "scan", "personnel"],
  async read(visit) {
    const { api, person } = visit;
    const sees = hasRole(person, "scan", "personnel");
    const [own, all, due] = await Promise.all([
      ifThere(api.ask(readOwnDevices, { params: { person: person.person } })),
      sees ? ifThere(api.ask(listDevices, { query: { limit: "200" } })) : undefined,
      hasRole(person, "personnel") ? ifThere(api.ask(listDeletions, { query: { limit: "50" } })) : undefined,
    ]);
    const others = (all?.rows ?? []).filter(each => each.owner !== person.person && !each.withdrawn);
    return [...ofOwn(own?.rows ?? []), ...ofAgency(visit, others), ...open(due?.rows ?? [])];
  },
};

type Row = AnswerOf<typeof listDevices>["rows"][number];

function ofOwn(rows: readonly Row[]): readonly Waiting[] {
  const due = rows.flatMap(({ device, due }) =>
    due
      ? [
          {
            what: html`<code>${device}</code>`,
            href: `/console/home-work/devices/${device}`,
            since: due.since,
          },
        ]
      : [],
  );
  return group("mine", SECTION, words("自備設備的公務資料待刪除", "Delete the data on your own device"), due);
}

function ofAgency({ person, at }: Member, rows: readonly Row[]): readonly Waiting[] {
  const counts = ({ test }: Row) => test?.passed === true && (test.until ?? "9") > at.toISOString();
  const row = ({ device, owner, test, registeredAt }: Row) => ({
    what: html`${who(owner)} <code>${device}</code>`,
    href: `/console/home-work/devices/${device}`,
    since: test?.at ?? registeredAt,
    next: who(owner),
  });
  // One that has lapsed is tested again; what failed comes back by its owner.
  const toTest = rows.filter(each => !each.test || (each.test.passed && !counts(each)));
  const toDecide = rows.filter(each => counts(each) && !each.approval && !each.refused && !each.due);
  return [
    ...(hasRole(person, "scan")
      ? group("mine", SECTION, words("自備設備待資安檢測", "Own devices to test"), toTest.map(row))
      : []),
    ...(hasRole(person, "personnel")
      ? group("mine", SECTION, words("自備設備待核准", "Own devices to decide on"), toDecide.map(row))
      : []),
  ];
}

function open(rows: readonly Row[]): readonly Waiting[] {
  return group(
    "others",
    SECTION,
    words("同仁尚未聲明刪除公務資料", "Staff who have yet to delete official data"),
    rows.map(({ device, owner, due }) => ({
      what: html`${who(owner)} <code>${device}</code>`,
      href: `/console/home-work/devices/${device}`,
      since: due?.since,
      next: who(owner),
    })),
  );
}
