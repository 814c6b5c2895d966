// The tasks of a trip as a list: how far each has come, when and by whom, the way to it where it can be done now; pure.
import { type Html, html } from "../../shared/page/html.ts";
import { isSameAccount } from "../../shared/rules/account.ts";
import { hasRole } from "../../shared/rules/roles.ts";
import type { Words } from "../../shared/words.ts";
import type { Visit } from "../door/visit.ts";
import { actAddress, actName, mayBeOffered } from "../form/act-menu.ts";
import { said } from "../frame/say.ts";
import { momentHtml } from "../frame/time.ts";
import { everybody, who } from "../frame/who.ts";
import { roleNames, type Task } from "./tasks.ts";
import { isForAnother } from "./terminal-acts.ts";
import type { TerminalRow } from "./terminal-row.ts";

export function taskList(
  visit: Visit,
  propertyNo: string,
  tasks: readonly Task[],
  row: TerminalRow,
): Html | false {
  if (tasks.length === 0) return false;
  const ways = tasks.map(task => waysTo(visit, task, row));
  const first = ways.findIndex(way => way.length > 0);
  const item = (task: Task, at: number) => {
    const links = (ways[at] ?? []).map(
      (way, place) =>
        html`<a class="button ${(at !== first || place > 0) && "second"}" href="${way.href}" aria-label="${way.words} ${propertyNo}">${way.words}</a> `,
    );
    return html`<li class="${task.done ? "past" : task.isNow && !task.blocked ? "now" : ""}"><div><b>${said(task.name, visit.say)}</b> ${statusPill(visit, task)}<small>${standing(visit, task)}</small></div>${links.length > 0 && html`<div>${links}</div>`}</li>`;
  };
  return html`<ol class="tasks">${tasks.map(item)}</ol>`;
}

function statusPill({ say }: Visit, { done, isNow, blocked }: Task): Html {
  if (done) return html`<span class="pill is-open">${say("已完成", "done")}</span>`;
  if (isNow && !blocked) return html`<span class="pill is-hold">${say("待辦", "to do")}</span>`;
  return html`<span class="pill">${say("尚不能辦理", "not yet")}</span>`;
}

/** Who did it and when, or whose turn it is and what comes first. */
function standing(visit: Visit, { done, blocked, people, roles }: Task): Html {
  const { say } = visit;
  if (done) return html`${who(done.by)} ${done.at && momentHtml(visit, done.at)}`;
  const turn = everybody(people);
  const names = said(roleNames(roles), say);
  const whose = turn ? html`${turn}${roles.includes("worker") ? "" : `（${names}）`}` : names;
  return html`${blocked && html`${said(blocked, say)} · `}${say("由 ", "By ")}${whose}`;
}

interface Way {
  readonly words: string;
  readonly href: string;
}

/** Only where it can be done now, by this reader. */
function waysTo(visit: Visit, task: Task, row: TerminalRow): readonly Way[] {
  const { acts, isNow, done, blocked, people } = task;
  if (done || !isNow || blocked) return [];
  const { propertyNo, custody } = row;
  const isBorrower = isSameAccount(custody.loan?.borrower, visit.person?.person);
  const sides = { isBorrower, isOfBorrower: people.length > 0 };
  const pledge = `/console/terminals/${propertyNo}/pledge?loan=${custody.loan?.number}`;
  if (acts.includes("acceptPledge"))
    return isBorrower ? [{ words: said(PLEDGE, visit.say), href: pledge }] : [];
  return acts
    .filter(act => mayBeOffered(visit, act) && isMine(visit, act, sides))
    .filter(act => !isForAnother(act, row, visit.person?.person))
    .map(act => ({
      words: actName(visit, act),
      href: actAddress(visit, { act, query: { propertyNo, ...known(row, act) } }),
    }));
}

/** What the record already says and the form would ask for. */
function known(
  { custody: { loan }, accessories }: TerminalRow,
  act: string,
): Readonly<Record<string, string>> {
  switch (act) {
    case "lendTerminal":
      return { accessories: accessories.join("\n") };
    case "approveLoan":
      return loan ? { until: loan.dueOn } : {};
    case "attestTerminal":
      return loan ? { loan: String(loan.number), report: loan.scan?.report ?? "" } : {};
    default:
      return {};
  }
}

const PLEDGE: Words = { "zh-TW": "閱讀並切結", en: "Read and accept the pledge" };

/** Nobody signs for the other side, and whoever is not the borrower signs for them by another act. */
function isMine(visit: Visit, act: string, { isBorrower, isOfBorrower }: Sides): boolean {
  if (act === "signForBorrower") return !isBorrower;
  if (act !== "signReturn") return true;
  return isOfBorrower ? isBorrower : !isBorrower && hasRole(visit.person ?? { roles: [] }, "records");
}

interface Sides {
  readonly isBorrower: boolean;
  readonly isOfBorrower: boolean;
}
