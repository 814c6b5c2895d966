// A month of overtime under Yilan's rules, and what becomes of it: every limit to its last minute and one more, a night that is of one day,
// leave that counts, three days in a row, the county's consent, standby pay, leave that was refused and ended.
import type { City } from "./city.ts";
import { AGENCY, place, SUPERVISOR, WORKER } from "./household.ts";
import { amissUnless, type StepSeen, type StoryStep } from "./step.ts";

const PERSONNEL = "personnel@household";
const OVERTIME = `/v1/people/${WORKER}/overtime`;
const LEAVE = `/v1/people/${WORKER}/comp-leave`;
const BOOK = `/v1/agencies/${AGENCY}/hours-book`;
const Y = (...clauses: readonly string[]) => clauses.map(clause => `yilan-hours/${clause}`);
const instant = (when: string) => `${when.replace(" ", "T")}:00+08:00`;
const span = (from: string, until: string) => ({ from: instant(from), until: instant(until) });
const WEIGHED = { urgency: "限期公文", necessity: "系統下班後才能處理", reasonableness: "一人即可" };
const PROOF = [{ kind: "delivered-file", reference: "戶政字第12號" }];

interface Planned {
  readonly from: string;
  readonly until: string;
  readonly more?: (made: Made) => object;
}

/** What earlier steps made: causes and pieces by the name that the story gives them. */
class Made {
  readonly #made = new Map<string, string>();
  set(name: string, value: string): void {
    this.#made.set(name, value);
  }
  of(name: string): string {
    const found = this.#made.get(name);
    if (found === undefined) throw new Error(`nothing was made that is called ${name}`);
    return found;
  }
}

async function asked(
  city: City,
  account: string,
  call: string,
  body: object,
): Promise<StepSeen & { body: never }> {
  const reply = await city.ask(account, call, body);
  if (reply.status < 300) return { refused: [], body: reply.body as never };
  const { clauses, also = [], code } = reply.body;
  const all: readonly string[] = [clauses, ...also.map((each: { clauses?: unknown }) => each.clauses)]
    .flat()
    .filter(each => typeof each === "string");
  return { refused: all.length > 0 ? [...new Set(all)] : [code], body: reply.body as never };
}

/** What of a month counts, as the person's page has it. */
async function minutesOf(city: City, month: string): Promise<number> {
  return (await city.ask(WORKER, `GET ${OVERTIME}?month=${month}`)).body.minutes;
}

function counted(seen: StepSeen, minutes: number, expected: number): StepSeen {
  const amiss = amissUnless(minutes === expected, `expected ${expected} minutes, saw ${minutes}`);
  return { ...seen, number: `${minutes} 分 min`, ...(amiss && { amiss }) };
}

function told(made: Made): readonly StoryStep[] {
  const step = (
    when: string,
    zh: string,
    en: string,
    rest: Pick<StoryStep, "play"> & Partial<StoryStep>,
  ): StoryStep => ({
    ...{ of: "6", when, what: { "zh-TW": zh, en } },
    ...rest,
  });

  /** Assigned or refused, and what the month then comes to. */
  const assigned = (
    when: string,
    words: readonly [zh: string, en: string],
    { from, until, more = () => ({ category: "general" }) }: Planned,
    { refused = [], month, name }: { refused?: readonly string[]; month?: number; name?: string } = {},
  ): StoryStep =>
    step(when, ...words, {
      refused,
      async play(city) {
        const body = { ...span(from, until), task: "公文電子交換", ...WEIGHED, ...more(made) };
        const seen = await asked(city, SUPERVISOR, `POST ${OVERTIME}/assign`, body);
        const { row } = seen.body as { row?: { piece: string } };
        if (name && row) made.set(name, row.piece);
        if (month === undefined) return { refused: seen.refused ?? [] };
        return counted({ refused: seen.refused ?? [] }, await minutesOf(city, from.slice(0, 7)), month);
      },
    });

  const by = (category: string) => (of: Made) => ({ category, cause: of.of(category) });
  const causeOf = (when: string, words: readonly [string, string], category: string, kind: string) =>
    step(when, ...words, {
      ...{ refused: [], cites: Y("2.3") },
      async play(city) {
        const body = { category, kind, what: words[0], on: when.slice(0, 10) };
        const seen = await asked(city, PERSONNEL, `POST ${BOOK}/causes`, body);
        made.set(category, (seen.body as { causes: readonly { cause: string }[] }).causes[0]?.cause ?? "");
        return { refused: seen.refused ?? [] };
      },
    });
  const act = (
    when: string,
    words: readonly [string, string],
    { account, call, body }: { account: string; call: () => string; body: object },
    expected: Partial<StoryStep> = {},
  ) =>
    step(when, ...words, {
      refused: [],
      ...expected,
      play: async city => ({ refused: (await asked(city, account, call(), body)).refused ?? [] }),
    });

  return [
    step("2023-10-31 09:00", "機關採用宜蘭縣服勤與加班規定", "The agency adopts Yilan’s rules on hours", {
      cites: Y("2.6"),
      async play(city) {
        const worker = { agency: AGENCY, status: "civil-servant" };
        await city.done(PERSONNEL, `POST /v1/people/${WORKER}/enrol`, worker);
        await place(city);
        const terms = {
          profile: "yilan-hours",
          version: 1,
          activity: "hours",
          from: "2023-11-01",
          document: "府人字第9號",
        };
        const { adoptions } = await city.done(SUPERVISOR, `POST /v1/agencies/${AGENCY}/adoptions`, terms);
        const [number = ""] = Object.keys(adoptions);
        await city.done(PERSONNEL, `POST /v1/agencies/${AGENCY}/adoptions/${number}/confirmation`);
        return {};
      },
    }),
    assigned(
      "2023-11-06 09:00",
      ["一日 721 分", "721 minutes of a day"],
      { from: "2023-11-06 18:00", until: "2023-11-06 22:01" },
      { refused: Y("2.1b", "2.5a"), month: 0 },
    ),
    assigned(
      "2023-11-06 09:05",
      ["一日 720 分", "720 minutes of a day"],
      { from: "2023-11-06 18:00", until: "2023-11-06 22:00" },
      { month: 240, name: "leave" },
    ),
    act("2023-11-06 22:10", ["本人申報，選擇補休", "Claimed, to be taken as leave"], {
      ...{ account: WORKER, call: () => `POST ${OVERTIME}/${made.of("leave")}/claim` },
      body: { ...span("2023-11-06 18:00", "2023-11-06 22:00"), evidence: PROOF, wanted: "leave" },
    }),
    act(
      "2023-11-07 08:30",
      ["非指派的人確認", "Confirmed by somebody else"],
      {
        ...{ account: PERSONNEL, call: () => `POST ${OVERTIME}/${made.of("leave")}/confirm`, body: {} },
      },
      { refused: Y("3.1c") },
    ),
    act(
      "2023-11-07 08:35",
      ["指派的長官覈實確認", "Confirmed by whoever assigned it"],
      {
        ...{ account: SUPERVISOR, call: () => `POST ${OVERTIME}/${made.of("leave")}/confirm`, body: {} },
      },
      { cites: Y("3.1c") },
    ),
    causeOf("2023-11-07 09:00", ["颱風災害", "A typhoon"], "disaster-major", "disaster-rescue"),
    assigned(
      "2023-11-07 09:05",
      [
        "週二上班 8 小時，加班 18:00 至次日 01:30：15 小時 30 分都算週二",
        "A Tuesday of 15 h 30, its night and all",
      ],
      { from: "2023-11-07 18:00", until: "2023-11-08 01:30", more: by("disaster-major") },
      { refused: Y("2.5h", "2.10"), month: 240 },
    ),
    assigned(
      "2023-11-07 09:10",
      ["至午夜止：14 小時", "Until midnight: 14 hours"],
      { from: "2023-11-07 18:00", until: "2023-11-08 00:00", more: by("disaster-major") },
      { month: 600 },
    ),
    assigned(
      "2023-11-08 09:00",
      ["重大災害一日 841 分", "841 minutes of a day in a disaster"],
      { from: "2023-11-11 06:00", until: "2023-11-11 20:01", more: by("disaster-major") },
      { refused: Y("2.5h"), month: 600 },
    ),
    assigned(
      "2023-11-08 09:05",
      ["重大災害一日 840 分", "840 minutes of a day in a disaster"],
      { from: "2023-11-11 06:00", until: "2023-11-11 20:00", more: by("disaster-major") },
      { month: 1440 },
    ),
    act(
      "2023-11-08 09:10",
      ["11/9 上午請假 4 小時", "Four hours of leave in the morning of the ninth"],
      {
        ...{ account: PERSONNEL, call: () => `POST /v1/people/${WORKER}/leaves` },
        body: span("2023-11-09 08:00", "2023-11-09 12:00"),
      },
      { cites: Y("2.9") },
    ),
    assigned(
      "2023-11-08 09:15",
      ["請假仍計入當日：加班 4 小時 1 分", "Leave counts: 4 h 1 min of overtime"],
      { from: "2023-11-09 18:00", until: "2023-11-09 22:01" },
      { refused: Y("2.1b", "2.5a", "2.9"), month: 1440 },
    ),
    assigned(
      "2023-11-08 09:20",
      ["請假仍計入當日：加班 4 小時", "Leave counts: 4 h of overtime"],
      { from: "2023-11-09 18:00", until: "2023-11-09 22:00" },
      { month: 1680 },
    ),
    causeOf(
      "2023-11-13 09:00",
      ["急迫且人力調度困難", "Urgent, and nobody else there"],
      "urgent-shortage",
      "urgent-need",
    ),
    ...[14, 15, 16].map((day, at) =>
      assigned(
        `2023-11-13 09:0${at + 1}`,
        [`急迫加班連續第 ${at + 1} 日`, `Urgent work, day ${at + 1} in a row`],
        { from: `2023-11-${day} 18:00`, until: `2023-11-${day} 23:00`, more: by("urgent-shortage") },
        { month: 1980 + at * 300 },
      ),
    ),
    assigned(
      "2023-11-13 09:05",
      ["急迫加班連續第 4 日", "Urgent work, day 4 in a row"],
      { from: "2023-11-17 18:00", until: "2023-11-17 22:00", more: by("urgent-shortage") },
      { refused: Y("2.5j"), month: 2580 },
    ),
    step("2023-11-17 09:00", "11/18 週六值日待命 3 小時", "Standby of three hours on a Saturday", {
      ...{ refused: [], cites: Y("2.7a") },
      async play(city) {
        const body = {
          ...span("2023-11-18 09:00", "2023-11-18 12:00"),
          place: "辦公室",
          order: "府人值字第12號",
          task: "值日",
          ...WEIGHED,
        };
        const seen = await asked(city, SUPERVISOR, `POST ${OVERTIME}/standby`, body);
        made.set("standby", (seen.body as { row: { piece: string } }).row.piece);
        return counted({ refused: seen.refused ?? [] }, await minutesOf(city, "2023-11"), 2760);
      },
    }),
    act("2023-11-18 12:10", ["申報待命，選擇加班費", "Claimed, to be paid"], {
      ...{ account: WORKER, call: () => `POST ${OVERTIME}/${made.of("standby")}/claim` },
      body: { ...span("2023-11-18 09:00", "2023-11-18 12:00"), evidence: PROOF, wanted: "pay" },
    }),
    act("2023-11-20 08:30", ["確認待命時數", "Confirmed"], {
      account: SUPERVISOR,
      call: () => `POST ${OVERTIME}/${made.of("standby")}/confirm`,
      body: {},
    }),
    act(
      "2023-11-20 08:35",
      ["未審認級別即核給", "Paid without a grade"],
      {
        account: PERSONNEL,
        call: () => `POST ${OVERTIME}/${made.of("standby")}/settle`,
        body: { as: "pay", hourly: "241" },
      },
      { refused: Y("2.7d") },
    ),
    act(
      "2023-11-20 08:40",
      ["單位主管審認為第二級", "Graded 2 by the unit head"],
      {
        account: SUPERVISOR,
        call: () => `POST ${OVERTIME}/${made.of("standby")}/grade`,
        body: { grade: "2", reason: "負荷低" },
      },
      { cites: Y("2.7c", "2.7d") },
    ),
    act(
      "2023-11-20 08:45",
      ["每小時 241 元，三小時 362 元：先乘後取整", "362 dollars: rounded last"],
      {
        account: PERSONNEL,
        call: () => `POST ${OVERTIME}/${made.of("standby")}/settle`,
        body: { as: "pay", hourly: "241", amount: 362 },
      },
      { refused: Y("2.7e", "2.7c") },
    ),
    step("2023-11-20 08:50", "120.5 元取為 121 元，三小時 363 元", "121 dollars an hour, 363 for three", {
      ...{ refused: [], cites: Y("2.7e") },
      async play(city) {
        const body = { as: "pay", hourly: "241" };
        const seen = await asked(city, PERSONNEL, `POST ${OVERTIME}/${made.of("standby")}/settle`, body);
        const { amount } = (seen.body as { row: { settled: { amount: number } } }).row.settled;
        const amiss = amissUnless(amount === 363, `expected 363 dollars, saw ${amount}`);
        return { refused: seen.refused ?? [], number: `${amount} 元 dollars`, ...(amiss && { amiss }) };
      },
    }),
    ...[20, 21, 22].map((day, at) =>
      assigned(
        `2023-11-20 09:0${at}`,
        ["一般加班 4 小時", "Four hours of general overtime"],
        { from: `2023-11-${day} 18:00`, until: `2023-11-${day} 22:00` },
        { month: 3000 + at * 240 },
      ),
    ),
    assigned(
      "2023-11-20 09:05",
      ["當月恰為 3,600 分", "3,600 minutes of the month"],
      { from: "2023-11-23 18:00", until: "2023-11-23 20:00" },
      { month: 3600 },
    ),
    assigned(
      "2023-11-20 09:06",
      ["當月 3,601 分", "3,601 minutes of the month"],
      { from: "2023-11-24 18:00", until: "2023-11-24 18:01" },
      { refused: Y("2.1c", "2.5a"), month: 3600 },
    ),
    causeOf(
      "2023-11-24 09:00",
      ["選務（季節、週期性）", "Elections, which come again"],
      "seasonal",
      "periodic-work",
    ),
    assigned(
      "2023-11-24 09:05",
      ["季節性加班未經縣府同意", "Without the county’s consent"],
      { from: "2023-11-27 18:00", until: "2023-11-27 20:00", more: by("seasonal") },
      { refused: Y("2.5e"), month: 3600 },
    ),
    act(
      "2023-11-24 09:10",
      ["同意期間逾兩個月", "A consent of more than two months"],
      {
        account: PERSONNEL,
        call: () => `POST ${BOOK}/causes/${made.of("seasonal")}/consent`,
        body: { from: "2023-11-25", to: "2024-01-25", document: "府人字第33號" },
      },
      { refused: Y("2.5e") },
    ),
    act(
      "2023-11-24 09:15",
      ["縣府同意兩個月", "The county agrees for two months"],
      {
        account: PERSONNEL,
        call: () => `POST ${BOOK}/causes/${made.of("seasonal")}/consent`,
        body: { from: "2023-11-25", to: "2024-01-24", document: "府人字第33號" },
      },
      { cites: Y("2.5e") },
    ),
    act(
      "2023-11-24 09:20",
      ["延長逾一個月", "Extended by more than a month"],
      {
        account: PERSONNEL,
        call: () => `POST ${BOOK}/causes/${made.of("seasonal")}/extension`,
        body: { to: "2024-02-25", document: "府人字第40號" },
      },
      { refused: Y("2.5e") },
    ),
    assigned(
      "2023-11-24 09:25",
      ["經同意，當月可至 80 小時", "Agreed to: up to 80 hours a month"],
      { from: "2023-11-27 18:00", until: "2023-11-27 20:00", more: by("seasonal") },
      { month: 3720 },
    ),
    causeOf(
      "2023-11-28 09:00",
      ["特殊重大專案", "A special major project"],
      "special-major",
      "special-major-project",
    ),
    act(
      "2023-11-28 09:05",
      ["縣府同意特殊重大專案", "The county agrees to it"],
      {
        account: PERSONNEL,
        call: () => `POST ${BOOK}/causes/${made.of("special-major")}/consent`,
        body: { from: "2023-11-28", to: "2024-01-31", document: "府人字第41號" },
      },
      { cites: Y("2.5g") },
    ),
    assigned(
      "2023-11-28 09:10",
      ["12/1 週五至週一，63 小時", "63 hours from Friday to Monday"],
      { from: "2023-12-01 17:00", until: "2023-12-04 08:00", more: by("special-major") },
      { month: 3780 },
    ),
    assigned(
      "2023-11-28 09:15",
      ["12/8 週五至週一，63 小時", "63 hours more"],
      { from: "2023-12-08 17:00", until: "2023-12-11 08:00", more: by("special-major") },
      { month: 7560 },
    ),
    assigned(
      "2023-11-28 09:20",
      ["三個月 14,401 分", "14,401 minutes in three months"],
      { from: "2023-12-15 17:00", until: "2023-12-17 21:01", more: by("special-major") },
      { refused: Y("2.5f"), month: 7560 },
    ),
    assigned(
      "2023-11-28 09:25",
      ["三個月恰為 14,400 分", "14,400 minutes in three months"],
      { from: "2023-12-15 17:00", until: "2023-12-17 21:00", more: by("special-major") },
      { month: 10_680 },
    ),
    act(
      "2025-11-03 09:00",
      ["期滿次日補休", "Leave on the day after it ended"],
      {
        account: WORKER,
        call: () => `POST ${LEAVE}/ask`,
        body: span("2025-11-06 13:00", "2025-11-06 17:00"),
      },
      { refused: Y("2.8a") },
    ),
    act(
      "2025-11-03 09:05",
      ["最後一日補休", "Leave on its last day"],
      {
        account: WORKER,
        call: () => `POST ${LEAVE}/ask`,
        body: span("2025-11-05 13:00", "2025-11-05 17:00"),
      },
      { cites: Y("2.8a") },
    ),
    act(
      "2025-11-03 10:00",
      ["主管不同意，留存為憑", "Refused, and kept as proof"],
      {
        account: SUPERVISOR,
        call: () => `POST ${LEAVE}/1/decision`,
        body: { granted: false, reason: "年度結算業務" },
      },
      { cites: Y("3.3b") },
    ),
    act(
      "2025-11-05 17:30",
      ["期滿前改發加班費", "Paid before it ended"],
      {
        account: PERSONNEL,
        call: () => `POST ${LEAVE}/lots/${made.of("leave")}/settle`,
        body: { as: "pay" },
      },
      { refused: Y("3.3c", "2.8a") },
    ),
    act(
      "2025-11-06 09:00",
      ["期滿後，憑未獲同意的申請改發加班費", "Paid after it ended, by the refusal"],
      {
        account: PERSONNEL,
        call: () => `POST ${LEAVE}/lots/${made.of("leave")}/settle`,
        body: { as: "pay" },
      },
      { cites: Y("3.3c") },
    ),
  ];
}

export const YILAN: readonly StoryStep[] = told(new Made());
