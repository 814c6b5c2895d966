// One's own page: the gate with its reasons, deadlines in order, what a person without a terminal is told; nothing trusted.
import { describe, expect, test } from "vitest";
import { postureCard } from "../../functions/console/my-page/cards.ts";
import { type GateShown, gateCard } from "../../functions/console/my-page/gate-card.ts";
import { deadlinesOf, myPage } from "../../functions/console/my-page/my-page.ts";
import type { HeldTerminal, MyFacts } from "../../functions/console/my-page/terminal-list.ts";
import { readerOf, XSS } from "./reader.ts";

const words = (zh: string) => ({ "zh-TW": zh, en: `en:${zh}` });
const REFUSAL = {
  policy: "wired-only",
  clause: "tainan-2021/3.4b",
  says: words("不得使用 Wi-Fi。"),
  facts: [{ name: "medium", value: "wifi", record: { stream: "連線環境 1", version: 3 } }],
  fix: words("改用有線網路後重新回報。"),
  who: words("您本人"),
};
const OPEN: GateShown = {
  allowed: true,
  held: false,
  refusals: [],
  closesAt: { at: "2021-06-21T09:00:00.000Z", reason: words("下班時間") },
};
const SHUT: GateShown = { allowed: false, held: false, refusals: [REFUSAL] };

const held = (more: object = {}, gate: GateShown | undefined = OPEN): HeldTerminal =>
  ({
    row: {
      propertyNo: "3140101-03-0000001",
      system: "household",
      custody: {
        stage: "out",
        loan: {
          number: 1,
          borrower: "somebody@household",
          dueOn: "2021-06-25",
          dueAt: "2021-06-25T16:00:00.000Z",
          accessories: [],
          signed: {},
          ...more,
        },
      },
    },
    gate,
    link: [],
  }) as unknown as HeldTerminal;
const standing = (more: object = {}) =>
  ({ holds: {}, leaves: [], loans: {}, ...more }) as unknown as MyFacts["standing"];
const facts = (more: Partial<MyFacts> = {}): MyFacts => ({
  standing: standing(),
  held: [held()],
  channel: "vpn",
  ...more,
});
const worker = readerOf({ roles: ["worker"] });
const textOf = (page: { main: unknown }) => String(page.main);

test("a session that is open is shown with the way to end it, since it keeps its person out everywhere else", () => {
  const session = {
    session: "ses-1",
    status: "allowed",
    terminal: "3140101-03-0000009",
    system: "household",
  };
  const open = [{ ...session, channel: "vdi", askedAt: "2021-06-11T00:30:00.000Z" }] as never;
  const text = textOf(myPage(worker, facts({ open, held: [] })));
  expect(text).toContain("3140101-03-0000009");
  expect(text).toContain("/console/acts/endSession?session=ses-1");
  expect(textOf(myPage(worker, facts()))).not.toContain("endSession");
});

test("what changes today is said by the hour with its reason, and what stays so is not said twice", () => {
  const shut = { says: words("非上班時間"), clause: "tainan-2021/3.4b" };
  const span = (from: string, until: string, why: object[]) => ({
    ...{ from: `2021-06-21T${from}:00.000Z`, until: `2021-06-21T${until}:00.000Z`, why },
  });
  const [open, closed] = [span("04:00", "09:00", []), span("09:00", "16:00", [shut])];
  const shown = (today: object[]) =>
    textOf(myPage(worker, facts({ held: [held({}, { ...OPEN, today } as GateShown)] })));
  const text = shown([open, closed]).replaceAll(/<[^>]+>/g, "");
  expect(text).toContain("今天何時可連線");
  expect(text).toMatch(/12:00–17:00 得連線/);
  expect(text).toMatch(/17:00–24:00 不得連線 非上班時間/);
  expect(shown([open])).not.toContain("今天何時可連線");
  expect(shown([{ ...open, why: [shut] }, closed])).not.toContain("今天何時可連線");
});

test("a gate that is shut says first when it opens today by itself, or that it does not", () => {
  const why = [{ says: words("非上班時間") }];
  const today = [
    { from: "2021-06-21T00:00:00.000Z", until: "2021-06-21T05:00:00.000Z", why },
    { from: "2021-06-21T05:00:00.000Z", until: "2021-06-21T16:00:00.000Z", why: [] },
  ];
  const said = (spans: GateShown["today"], gate = SHUT) =>
    String(gateCard(worker, { ...gate, today: spans })).replaceAll(/<[^>]+>/g, "");
  expect(said(today)).toContain("今天 13:00 起得連線");
  expect(said(today.slice(0, 1))).toContain("今天 24:00 前不會自行開啟");
  for (const shown of [said([]), said(undefined), said(today, OPEN)])
    expect(shown).not.toMatch(/起得連線|自行開啟/);
});

test("what must be done is not said twice, unless less would do or another way would", () => {
  const other = { ...REFUSAL, policy: "listed", fix: words("登錄位址。"), who: words("體系管理者") };
  const step = (policy: string, ...deeds: string[]) => ({
    ...{ policies: [policy], alone: [] },
    ways: deeds.map(deed => ({ deed: words(deed), who: words("您本人") })),
  });
  const said = (...steps: ReturnType<typeof step>[]) =>
    String(gateCard(worker, { ...SHUT, refusals: [REFUSAL, other], steps }));
  const [wire, list] = [step("wired-only", "改用有線網路後重新回報。"), step("listed", "登錄位址。")];
  expect(said(wire, list)).not.toContain("至少須辦理");
  expect(said(wire)).toContain("至少須辦理 1 項");
  expect(said(wire, step("listed", "登錄位址。", "改由辦公室連線。"))).toContain("至少須辦理 2 項");
});

test("a loss is reported apart from the return, and nothing beside it is red", () => {
  const text = textOf(myPage(worker, facts()));
  expect(text).toContain("/console/acts/reportLoss?");
  expect(text).not.toContain("danger");
});

describe("the log-in at a terminal that is out", () => {
  const at = (ticket?: object, stage = "out") => {
    const { row, ...rest } = held();
    const custody = { ...row.custody, stage };
    return { ...rest, row: { ...row, custody }, ticket } as HeldTerminal;
  };
  const said = (shown: HeldTerminal, channel = "vpn") =>
    textOf(myPage(worker, facts({ held: [shown], channel })));

  test("has one button, for the terminal and the address the page is read from", () => {
    const text = said(at());
    expect(text).toContain("/console/acts/takeTicket?terminal=3140101-03-0000001");
    expect(text).toMatch(/name="address" value="[\d.:a-f]+"/);
    expect(text).not.toContain("endTicket");
  });

  test("says until when it counts, and how it is known", () => {
    const text = said(at({ until: "2021-06-11T03:05:00.000Z", proof: "claimed" }));
    expect(text).toContain('data-until="2021-06-11T03:05:00.000Z"');
    expect(text).toContain("本人從同一位址登入");
    expect(text).toContain("/console/acts/endTicket?terminal=3140101-03-0000001");
  });

  test("is not what one would press next while the gate is shut", () => {
    expect(said(at())).not.toContain("按下也連不上");
    const shut = said({ ...at(), gate: SHUT });
    expect(shut).toContain("按下也連不上");
    expect(shut).toMatch(/<button class="second">開始連線/);
  });

  test("is for the VPN, and for a terminal that is out", () => {
    expect(said(at(), "vdi")).not.toContain("takeTicket");
    expect(said(at(undefined, "released"))).not.toContain("takeTicket");
  });
});

describe("the gate", () => {
  test("open: until when, how long that is, and for which reason it closes", () => {
    const text = String(gateCard(worker, OPEN));
    for (const said of [
      "目前得連線",
      "110/06/21 17:00",
      "還有 5 小時",
      "下班時間",
      'data-until="2021-06-21T09:00:00.000Z"',
    ])
      expect(text).toContain(said);
  });

  test("shut: each reason with its clause, its fact and where that is recorded, what changes it and who can", () => {
    const text = String(gateCard(worker, SHUT));
    for (const said of [
      "目前不得連線",
      "尚有 1 項未符",
      "不得使用 Wi-Fi。",
      "tainan-2021/3.4b",
      "網路類型（有線／無線）：無線（Wi-Fi）",
      "連線環境 1",
      "改用有線網路",
      "您本人",
    ])
      expect(text).toContain(said);
  });

  test("held is said as such, and an open gate without a known end says so", () => {
    expect(String(gateCard(worker, { ...SHUT, held: true }))).toContain("管制中");
    expect(String(gateCard(worker, { allowed: true, held: false, refusals: [] }))).toContain(
      "沒有已知的期限",
    );
  });

  test("in English it is English", () => {
    const text = String(gateCard(readerOf({ language: "en" }), SHUT));
    expect(text).toContain("en:改用有線網路");
    expect(text).toContain("Kind of network (wired or Wi-Fi): Wi-Fi");
  });

  test("a fact nobody knows is said to be unknown, never left out", () => {
    const text = String(
      gateCard(worker, { ...SHUT, refusals: [{ ...REFUSAL, facts: [{ name: "egress" }] }] }),
    );
    expect(text).toContain("出口位址（檔案管理局）：不明");
  });
});

describe("deadlines", () => {
  test("the next comes first, what has passed is no deadline any more", () => {
    const all = facts({
      held: [held(), held({ dueAt: "2021-06-01T16:00:00.000Z" })],
      standing: standing({
        recalled: { effectiveAt: "2021-06-22T00:00:00.000Z", reason: "x" },
        leaves: [{ from: "2021-06-21T05:00:00.000Z", until: "z" }],
      }),
    });
    expect(deadlinesOf(all, worker.at).map(({ at }) => at)).toEqual([
      "2021-06-21T05:00:00.000Z",
      "2021-06-21T09:00:00.000Z",
      "2021-06-21T09:00:00.000Z",
      "2021-06-22T00:00:00.000Z",
      "2021-06-25T16:00:00.000Z",
    ]);
  });
});

describe("the page", () => {
  test("a borrower sees the computer, when it is due, the pledge to read and the way to return it", () => {
    const text = textOf(myPage(worker, facts()));
    for (const said of [
      "我的遠端連線",
      "3140101-03-0000001",
      "110/06/25",
      "閱讀並切結",
      "/console/acts/declareReturn?",
    ])
      expect(text).toContain(said);
  });

  test("what was pledged is not asked for again", () => {
    expect(
      textOf(myPage(worker, facts({ held: [held({ pledgedAt: "2021-06-07T00:00:00Z" })] }))),
    ).not.toContain("閱讀並切結");
  });

  test("who holds nothing is told why the gate is closed and how to borrow", () => {
    const text = textOf(myPage(worker, facts({ held: [] })));
    expect(text).toContain("您目前沒有借用中的電腦");
    expect(text).not.toContain('class="gate');
  });

  test("who is not enrolled is told whom to ask; who is suspended, why", () => {
    expect(textOf(myPage(worker, facts({ standing: undefined, held: [] })))).toContain("您尚未登錄");
    const suspended = standing({ suspended: { reason: XSS, since: "2021-06-20T00:00:00Z" } });
    const text = textOf(myPage(worker, facts({ standing: suspended, held: [] })));
    expect(text).toContain("您的遠端連線已被停止");
    expect(text).not.toContain("<img");
  });

  test("while the gate cannot be asked nothing is said to be open", () => {
    const text = textOf(myPage(worker, facts({ held: [{ ...held(), gate: undefined }] })));
    expect(text).toContain("現在無法判斷");
    expect(text).not.toContain('is-open" aria-label');
  });

  test("whoever works from no home begins with their own parts", () => {
    const text = textOf(
      myPage(readerOf({ roles: ["administrator"] }), facts({ standing: undefined, held: [] })),
    );
    expect(text).not.toContain("您尚未登錄");
    for (const door of ["/console/lists", "/console/systems"]) expect(text).toContain(`href="${door}"`);
    expect(text).not.toContain('href="/console/people"');
  });
});

describe("the link", () => {
  test("what was reported, how it is known and how old it is", () => {
    const link = [
      { name: "postureMinutes", value: 12 },
      { name: "medium", value: "wired" },
      { name: "mediumSource", value: "declared" },
    ];
    const text = String(postureCard(worker, link));
    for (const said of ["12 分鐘前", "有線", "自行聲明"]) expect(text).toContain(said);
  });

  test("nothing reported teaches how it is done", () => {
    expect(String(postureCard(worker, []))).toContain("尚未收到");
  });
});

test("the button of the log-in ticket is offered where there are tickets, and not where the stage has them off", () => {
  const offered = (ticket: HeldTerminal["ticket"]) =>
    textOf(myPage(worker, facts({ held: [{ ...held(), ticket }] }))).includes("acts/takeTicket");
  expect([offered(undefined), offered({ until: "2021-06-21T09:00:00.000Z", proof: "claimed" })]).toEqual([
    true,
    true,
  ]);
  expect(offered("off")).toBe(false);
});
