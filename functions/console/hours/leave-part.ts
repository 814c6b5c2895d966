// Compensatory leave as its page shows it: what is left, each lot with the overtime it comes from and when it ends, each request; pure.

import type { CompLeaveShown } from "../../hours/leave-routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { isClause } from "../../shared/rules/clauses.ts";
import { type Words, words } from "../../shared/words.ts";
import type { Visit } from "../door/visit.ts";
import { type ActLink, actLinks } from "../form/act-links.ts";
import { clauseLink } from "../frame/clause.ts";
import { plainColumn, plainTable } from "../frame/rows.ts";
import { said } from "../frame/say.ts";
import { dayHtml } from "../frame/time.ts";
import { lengthText, spanText } from "./hours-words.ts";

type Lot = CompLeaveShown["lots"][number];
type Request = CompLeaveShown["requests"][number];

const STATES: Readonly<Record<string, readonly [words: Words, look: string]>> = {
  usable: [words("可用", "usable"), "is-open"],
  ended: [words("已到期，待改發", "ended, to be settled"), "is-closed"],
  used: [words("已休畢", "used"), "is-quiet"],
  settled: [words("已改發", "settled"), "is-quiet"],
};

export function leavePart(visit: Visit, leave: CompLeaveShown, isOwn: boolean): Html {
  const { say } = visit;
  const { lots, requests, left, sources, person } = leave;
  const isWarned = lots.some(({ open }) => open);
  return html`<h2>${say("補休", "Compensatory leave")} <small>${say("可用", "usable")} ${lengthText(visit, left)}</small></h2>
${sources.map(({ value, source, sha256 }) => html`<p class="fine">${say(`加班事實發生日起 ${value} 年內補休完畢（含當日），先到期者先用`, `used within ${value} years of the overtime, its day included; what ends first is used first`)}（${isClause(source) ? clauseLink(source) : source}）${sha256 && html` <small title="${sha256}">SHA-256 ${sha256.slice(0, 12)}…</small>`}</p>`)}
${isWarned && html`<div class="note wait"><p>${say("有補休即將到期，請協調休畢；無法休畢者說明原因。", "Some leave ends soon: agree on when it is used, or say why it cannot be.")}</p>${!isOwn && actLinks(visit, [{ act: "closeLeaveWarning", query: { person } }])}</div>`}
${lots.length === 0 && html`<p>${say("沒有補休時數。", "There is none.")}</p>`}
${lots.length > 0 && lotsTable(visit, leave, isOwn)}
${requests.length > 0 && requestsTable(visit, leave, isOwn)}`;
}

function lotsTable(visit: Visit, { lots, person }: CompLeaveShown, isOwn: boolean): Html {
  const { say } = visit;
  const settle = ({ lot, state }: Lot): readonly ActLink[] =>
    !isOwn && state === "ended" ? [{ act: "settleCompLeave", query: { person, lot } }] : [];
  return plainTable<Lot, ReturnType<typeof plainColumn<Lot>>>(visit, {
    caption: say("補休時數", "Lots of leave"),
    rows: lots,
    columns: [
      plainColumn(
        "加班日",
        "Overtime of",
        ({ lot, day }) =>
          html`<a href="/console/people/${encodeURIComponent(person)}/hours/${lot}">${dayHtml(visit, day)}</a>`,
        { firm: true },
      ),
      plainColumn("時數", "Earned", ({ minutes }) => lengthText(visit, minutes)),
      plainColumn("剩餘", "Left", ({ left }) => lengthText(visit, left)),
      plainColumn("最後可用日", "Last day", ({ lastDay }) => dayHtml(visit, lastDay)),
      plainColumn("現況", "Now", ({ state, proof, notes }) => {
        const [told, look] = STATES[state] ?? [words(state, state), "is-quiet"];
        return html`<span class="pill ${look}">${said(told, say)}</span>${proof.length > 0 && html` <small>${say(`申請未獲同意 ${proof.length} 次`, `refused ${proof.length} times`)}</small>`}${notes.map(({ note }) => html` <small>${note}</small>`)}`;
      }),
      plainColumn("可辦事項", "Acts", lot => actLinks(visit, settle(lot), false)),
    ],
  });
}

function requestsTable(visit: Visit, { requests, person }: CompLeaveShown, isOwn: boolean): Html {
  const { say } = visit;
  const at = visit.at.toISOString();
  const acts = ({ request, granted, refused, withdrawn, from }: Request): readonly ActLink[] => {
    const query = { person, request };
    if (refused || withdrawn || from <= at) return [];
    if (isOwn) return [{ act: "withdrawCompLeave", query }];
    return granted ? [] : [{ act: "decideCompLeave", query }];
  };
  return plainTable<Request, ReturnType<typeof plainColumn<Request>>>(visit, {
    caption: say("補休申請", "Requests"),
    rows: requests,
    columns: [
      plainColumn("時間", "When", each => spanText(visit, each), { firm: true }),
      plainColumn("時數", "Length", ({ minutes }) => lengthText(visit, minutes)),
      plainColumn("現況", "Now", each => standing(visit, each)),
      plainColumn("可辦事項", "Acts", each => actLinks(visit, acts(each), false)),
    ],
  });
}

function standing(visit: Visit, { granted, refused, withdrawn }: Request): Html {
  const { say } = visit;
  if (withdrawn) return html`<span class="pill is-quiet">${say("已撤回", "taken back")}</span>`;
  if (refused)
    return html`<span class="pill is-closed">${say("不同意，留存為憑", "refused, kept as proof")}</span> <small>${refused.reason}</small>`;
  if (!granted) return html`<span class="pill is-hold">${say("待決定", "waits")}</span>`;
  const from = granted.parts.map(({ lot, minutes }) =>
    say(`第 ${lot} 筆 ${lengthText(visit, minutes)}`, `no. ${lot} ${lengthText(visit, minutes)}`),
  );
  return html`<span class="pill is-open">${say("已核准", "granted")}</span> <small>${from.join("、")}</small>`;
}
