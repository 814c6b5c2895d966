// What may be recorded in the register of hazardous products: proposed, confirmed by somebody else, rejected, revoked; pure decisions.
import { type Fault, Problem, refuseAll, requireAll } from "../shared/http/problem.ts";
import type { Draft } from "../shared/journal/change.ts";
import { isSameAccount } from "../shared/rules/account.ts";
import { dayOf } from "../shared/time/calendar.ts";
import { type Words, words } from "../shared/words.ts";
import { plainName } from "./makes.ts";
import { PRODUCTS_PROBLEM } from "./problems.ts";
import {
  type Exception,
  NO_PRODUCTS,
  type Notice,
  type PendingProposal,
  type Products,
  type ProductsEvent,
  type Proposal,
} from "./products.ts";
import { namedBy } from "./standing.ts";

type Drafts = readonly [Draft<ProductsEvent>];
type State = Products | undefined;

/** Every decision at the gate reads all of them. */
const MOST_NOTICES = 200;
const MOST_PENDING = 50;
const EXCEPTIONS = "cyber-act/11b";
const NOTICES = "cyber-act/11c";

export interface NewNotices {
  readonly document: string;
  readonly notices: readonly Notice[];
}

/** None at all says that the list was obtained and names nothing. */
export function noticesProposed(
  state: State,
  { document, notices }: NewNotices,
  at: string,
  pointerOf = (_place: number) => "",
): Drafts {
  const tidied = notices.map(tidy);
  const faults = tidied.flatMap((notice, place) =>
    noticeFaults(notice, place, { state, all: tidied, at, pointer: pointerOf(place) }),
  );
  if (faults.length > 0)
    throw new Problem(PRODUCTS_PROBLEM["notices-refused"], { faults, clauses: [NOTICES] });
  const waiting = pendingOf(state).flatMap(([, { content }]) =>
    content.kind === "notices" ? content.notices : [],
  );
  if ((state?.notices.length ?? 0) + waiting.length + tidied.length > MOST_NOTICES)
    throw new Problem(PRODUCTS_PROBLEM["notices-too-many"]);
  return proposed(state, { kind: "notices", document, notices: tidied });
}

export interface NewWithdrawal {
  readonly document: string;
  readonly noticeNo: string;
  readonly because: string;
}

export function withdrawalProposed(state: State, withdrawal: NewWithdrawal): Drafts {
  const noticeNo = noticeIn(state, withdrawal.noticeNo).noticeNo;
  const isWaiting = pendingOf(state).some(
    ([, { content }]) => content.kind === "withdrawal" && content.noticeNo === noticeNo,
  );
  if (isWaiting) throw new Problem(PRODUCTS_PROBLEM["proposal-known"]);
  return proposed(state, { ...withdrawal, kind: "withdrawal", noticeNo });
}

interface Described {
  readonly agency: string;
  readonly brand: string;
  readonly model?: string | undefined;
  readonly borrower?: string | undefined;
}

export function exceptionProposed(
  state: State,
  exception: Omit<Exception, "agency">,
  terminal: Described,
  at: string,
): Drafts {
  const noticeNo = noticeIn(state, exception.noticeNo).noticeNo;
  const isSame = (each: Pick<Exception, "propertyNo" | "noticeNo">) =>
    each.propertyNo === exception.propertyNo && each.noticeNo === noticeNo;
  const isWaiting = pendingOf(state).some(
    ([, { content }]) => content.kind === "exception" && isSame(content),
  );
  requireAll(
    () => requireExcepted(state, { ...exception, noticeNo }, terminal, at),
    () => refuseAll(isWaiting && new Problem(PRODUCTS_PROBLEM["proposal-known"])),
  );
  return proposed(state, { ...exception, kind: "exception", noticeNo, agency: terminal.agency });
}

/** Judged again as it stands now: a notice may have gone meanwhile, and the day of an end may have come. */
export function proposalConfirmed(
  state: State,
  proposal: number,
  {
    by,
    at,
    terminal,
  }: { readonly by: string; readonly at: string; readonly terminal?: Described | undefined },
): Drafts {
  const { content, by: proposer } = pendingIn(state, proposal);
  const isBorrower = terminal?.borrower !== undefined && isSameAccount(by, terminal.borrower);
  const clauses = [EXCEPTIONS];
  requireAll(
    () => refuseAll(isSameAccount(by, proposer) && new Problem(PRODUCTS_PROBLEM["second-officer-needed"])),
    () => {
      if (content.kind === "withdrawal") noticeIn(state, content.noticeNo);
      if (content.kind === "exception" && isBorrower)
        throw new Problem(PRODUCTS_PROBLEM["borrower-not-confirming"], { clauses });
    },
    () => {
      if (content.kind === "exception") requireExcepted(state, content, terminal, at);
    },
  );
  return [{ event: { type: "ProductsConfirmed", proposal } }];
}

export function proposalRejected(state: State, proposal: number, because: string): Drafts {
  pendingIn(state, proposal);
  return [{ event: { type: "ProductsRejected", proposal, because } }];
}

export function exceptionRevoked(state: State, exception: number, because: string): Drafts {
  if (!state?.exceptions[exception]) throw new Problem(PRODUCTS_PROBLEM["exception-unknown"]);
  return [{ event: { type: "ExceptionRevoked", exception, because } }];
}

export function pendingIn(state: State, proposal: number): PendingProposal {
  const found = state?.pending[proposal];
  if (!found) throw new Problem(PRODUCTS_PROBLEM["proposal-unknown"]);
  return found;
}

function pendingOf(state: State): [string, PendingProposal][] {
  return Object.entries(state?.pending ?? {});
}

function proposed(state: Products = NO_PRODUCTS, content: Proposal): Drafts {
  if (pendingOf(state).length >= MOST_PENDING) throw new Problem(PRODUCTS_PROBLEM["proposals-too-many"]);
  return [{ event: { type: "ProductsProposed", proposal: state.proposed + 1, content } }];
}

function requireExcepted(
  state: State,
  { noticeNo, until }: Pick<Exception, "noticeNo" | "until">,
  terminal: Described | undefined,
  at: string,
): void {
  const clauses = [EXCEPTIONS];
  const isOfAnother = !terminal || namedBy(noticeIn(state, noticeNo), terminal) === "clear";
  refuseAll(
    until <= at && new Problem(PRODUCTS_PROBLEM["exception-past"], { clauses }),
    isOfAnother && new Problem(PRODUCTS_PROBLEM["exception-of-another-make"], { clauses }),
  );
}

function noticeIn(state: State, number: string): Notice {
  const found = state?.notices.find(each => sameNumber(each.noticeNo, number));
  if (!found) throw new Problem(PRODUCTS_PROBLEM["notice-unknown"]);
  return found;
}

/** However its number was typed. */
function sameNumber(one: string, other: string): boolean {
  const plain = (text: string) => tidyText(text).replaceAll(" ", "").toLowerCase();
  return plain(one) === plain(other);
}

function tidyText(text: string): string {
  return text.normalize("NFKC").replaceAll(/\s+/gu, " ").trim();
}

function tidy({ noticeNo, noticeDate, make, aliases, models }: Notice): Notice {
  const each = (texts: readonly string[]) => [...new Set(texts.map(tidyText))];
  return {
    noticeNo: tidyText(noticeNo).replaceAll(" ", ""),
    noticeDate,
    make: tidyText(make),
    aliases: each(aliases),
    models: each(models),
  };
}

interface Among {
  readonly state: State;
  readonly pointer: string;
  readonly all: readonly Notice[];
  readonly at: string;
}

function noticeFaults(notice: Notice, place: number, { state, all, at, pointer }: Among): Fault[] {
  const fault = (field: string, code: string, said: Words) =>
    ({ pointer: `${pointer}/${field}`, code, words: said }) satisfies Fault;
  const isTwice =
    all.findIndex(({ noticeNo }) => sameNumber(noticeNo, notice.noticeNo)) < place ||
    (state?.notices ?? []).some(({ noticeNo }) => sameNumber(noticeNo, notice.noticeNo)) ||
    pendingOf(state).some(
      ([, { content }]) =>
        content.kind === "notices" &&
        content.notices.some(each => sameNumber(each.noticeNo, notice.noticeNo)),
    );
  const blank = (names: readonly string[]) => names.some(name => plainName(name) === "");
  return [
    ...(isTwice
      ? [fault("noticeNo", "notice-twice", words("這件公告已登錄過", "this notice is there already"))]
      : []),
    ...(notice.noticeDate > dayOf(at)
      ? [fault("noticeDate", "in-the-future", words("公告日期尚未到來", "the date of the notice lies ahead"))]
      : []),
    ...(blank([notice.make])
      ? [fault("make", "make-blank", words("廠牌不能空白", "a make must be named"))]
      : []),
    ...(blank(notice.aliases)
      ? [fault("aliases", "make-blank", words("別名不能空白", "another name must not be blank"))]
      : []),
    ...(blank(notice.models)
      ? [fault("models", "model-blank", words("產品型號不能空白", "a product must be named"))]
      : []),
  ];
}
