// The worked story of June 2021 as the gate sees it, step by step: what is missing each time, and nothing else.
import { expect, test } from "vitest";
import {
  ask,
  but,
  found,
  type GateStates,
  inOrder,
  loan,
  question,
  refusedBy,
  taipei,
  without,
} from "./given.ts";

const T = (...clauses: string[]) => clauses.map(clause => `tainan-2021/${clause}`);
const inOffice = { stage: "in-office", loan: undefined };
const held = { hold: "return-declared" };
const egress = (status: string) => found("LIST#household#vpn#egress", { status });
const rules = (inbound: boolean, outbound: boolean) => ({
  inboundRule: found("LIST#household#vpn#inbound", { inForce: inbound }),
  outboundRule: found("LIST#household#vpn#outbound", { inForce: outbound }),
});

interface Step {
  readonly when: string;
  readonly what: string;
  readonly terminal: object;
  readonly change: Partial<GateStates>;
  readonly missing?: readonly (keyof GateStates)[];
  readonly closedBy: readonly string[];
}
const nothingListed = ["egress", "source", "inboundRule", "outboundRule", "system"] as const;

const STORY: readonly Step[] = [
  {
    when: "2021-06-03 14:00",
    what: "the letter is issued",
    terminal: inOffice,
    change: {},
    missing: ["agency", ...nothingListed],
    closedBy: ["address-listed", ...T("3.1a", "3.1b", "3.2c", "3.4d", "4a", "4f")],
  },
  {
    when: "2021-06-04 16:00",
    what: "readiness is reviewed and the drill done",
    terminal: inOffice,
    change: {},
    missing: nothingListed,
    closedBy: ["address-listed", ...T("3.2c", "3.4d", "4a", "4f")],
  },
  {
    when: "2021-06-07 10:00",
    what: "the loan is registered and the terminal leaves",
    terminal: { stage: "out", loan },
    change: {},
    missing: nothingListed,
    closedBy: ["address-listed", ...T("3.4d", "4a", "4f")],
  },
  {
    when: "2021-06-09 17:00",
    what: "the report is compiled and forwarded",
    terminal: {},
    change: { egress: egress("forwarded"), ...rules(false, false) },
    closedBy: T("4a", "4f"),
  },
  {
    when: "2021-06-10 15:30",
    what: "the archives have set the address; only the inbound rule is confirmed",
    terminal: {},
    change: rules(true, false),
    closedBy: T("4f"),
  },
  {
    when: "2021-06-10 16:20",
    what: "both firewall rules are confirmed",
    terminal: {},
    change: {},
    closedBy: [],
  },
  {
    when: "2021-06-16 14:05",
    what: "the same terminal on Wi-Fi",
    terminal: {},
    change: but("posture", { medium: "wifi", reportedAt: taipei("2021-06-16 14:04") }),
    closedBy: T("3.4b"),
  },
  {
    when: "2021-06-18 17:10",
    what: "the return is declared",
    terminal: { stage: "return-declared", ...held },
    change: {},
    closedBy: T("3.5a", "3.5b", "3.5c", "3.5d"),
  },
  {
    when: "2021-06-21 08:45",
    what: "disinfected at the planned site",
    terminal: { stage: "disinfected", ...held },
    change: {},
    closedBy: T("3.5c", "3.5d"),
  },
  {
    when: "2021-06-21 11:30",
    what: "scanned offline in full",
    terminal: { stage: "scanned", ...held },
    change: {},
    closedBy: T("3.5d"),
  },
  {
    when: "2021-06-21 11:40",
    what: "attested clean: the hold ends, and a new session needs a new loan",
    terminal: { stage: "attested" },
    change: {},
    closedBy: T("3.2c"),
  },
];

test.each(STORY.map(step => [step.when, step.what, step] as const))("%s %s", (when, _, step) => {
  const at = taipei(when);
  const states = {
    ...inOrder,
    ...but("posture", { reportedAt: at }),
    ...but("terminal", step.terminal),
    ...step.change,
  };
  expect(refusedBy(without(states, ...(step.missing ?? [])), at)).toEqual(step.closedBy);
});

test("the better laptop is refused by 3.2b alone", () => {
  const laptop = { ...inOrder, ...but("terminal", { role: "office" }) };
  expect(refusedBy(laptop)).toEqual(T("3.2b"));
  expect(refusedBy(laptop, undefined, { ...question, channel: "vdi" })).toEqual(T("3.2b", "3.4d"));
});

test("a refusal says the fact, where it is recorded, what would change it and who can do that", () => {
  const { refusals } = ask({ ...inOrder, egress: egress("forwarded") });
  expect(refusals).toEqual([
    {
      policy: "tainan-set-by-archives",
      clause: "tainan-2021/4a",
      says: {
        "zh-TW": "體系的出口位址須經檔案管理局設定於連入白名單，才算數。",
        en: "The system's exit address counts only once the archives bureau has set it on its inbound allowlist.",
      },
      facts: [
        { name: "egress", value: "forwarded", record: { stream: "LIST#household#vpn#egress", version: 1 } },
      ],
      fix: {
        "zh-TW": "由管理機關回報體系的出口位址；經檔案管理局設定後才算數。",
        en: "The managing agency reports the system's exit address; it counts once the archives bureau has set it.",
      },
      who: {
        "zh-TW": "體系管理機關與檔案管理局",
        en: "The managing agency and the archives bureau",
      },
    },
  ]);
});
