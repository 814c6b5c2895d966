// The way back: return declared, disinfected, scanned, attested, released, and what is denied until then.
import * as h from "../household.ts";
import { hh01 } from "../household.ts";
import { amissUnless, type StoryStep, tainan as T } from "../step.ts";

const place = h.at(hh01);
let live = "";

export const RETURNING: readonly StoryStep[] = [
  {
    of: "7.1",
    when: "2021-06-18 17:06",
    what: { "zh-TW": "歸還前最後單一連線", en: "A last session before the return" },
    gate: "open",
    refused: [],
    async play(city) {
      const { allowed, refused, session } = await h.asked(city);
      live = session;
      return h.seen(city, { refused, amiss: amissUnless(allowed, "not allowed") });
    },
  },
  {
    of: "7.1",
    when: "2021-06-18 17:10",
    what: {
      "zh-TW": "申報歸還，進行中的連線結束，開始管制",
      en: "Return declared; the live session is ended, the hold begins",
    },
    gate: "closed:return-declared",
    refused: T("3.5a", "3.5b", "3.5c", "3.5d"),
    cites: T("3.5b"),
    async play(city) {
      await city.done(h.WORKER, `POST ${place}/return`);
      await city.drain();
      const { status, ended } = await city.session(live);
      const isCut = await city.isCut(live);
      const { refused } = await h.asked(city);
      const amiss = amissUnless(
        status === "ended" && isCut,
        `the session is ${status}, cut: ${isCut}, ${ended?.clause}`,
      );
      return h.seen(city, { refused, amiss });
    },
  },
  {
    of: "7.1",
    when: "2021-06-21 08:45",
    what: {
      "zh-TW": "於機關指定之辦公室外地點完成消毒",
      en: "Disinfected at the agency's planned site, outside the office",
    },
    gate: "closed:disinfected",
    cites: T("3.5a"),
    async play(city) {
      await city.done(h.RECORDS, `POST ${place}/disinfection`, h.disinfection);
      return h.seen(city);
    },
  },
  {
    of: "7.2 (2)",
    when: "2021-06-21 08:48",
    what: {
      "zh-TW": "提出週日在家連網所作的掃毒",
      en: "The scan of Sunday at home, with the network on, is handed in",
    },
    gate: "closed:disinfected",
    refused: T("3.5c"),
    async play(city) {
      const atHome = {
        ...h.scan,
        network: "online",
        startedAt: "2021-06-20T20:00:00+08:00",
        finishedAt: "2021-06-20T22:00:00+08:00",
        patternDate: "2021-06-19",
        reason: "在家掃描",
      };
      const { status, body } = await city.ask(h.RECORDS, `POST ${place}/scan`, atHome);
      return h.seen(city, { refused: status === 409 ? body.clauses : [] });
    },
  },
  {
    of: "7.2 (2)",
    when: "2021-06-21 09:00",
    what: { "zh-TW": "以 HH-01 要求連線", en: "A session is asked for from HH-01" },
    gate: "closed:disinfected",
    refusedBy: "tainan-2021/3.5d",
    async play(city) {
      const { refused } = await h.asked(city);
      return h.seen(city, { refused });
    },
  },
  {
    of: "7.1",
    when: "2021-06-21 11:31",
    what: { "zh-TW": "離線完整掃毒，無發現", en: "Offline full detailed scan, no finding" },
    gate: "closed:scanned",
    cites: T("3.5c"),
    async play(city) {
      await city.done(h.RECORDS, `POST ${place}/scan`, h.scan);
      return h.seen(city);
    },
  },
  {
    of: "7.1",
    when: "2021-06-21 11:40",
    what: { "zh-TW": "登錄掃毒證明，解除管制", en: "Clean attestation recorded; the hold ends" },
    gate: "released",
    cites: T("3.5d"),
    async play(city) {
      await city.done("scan@household", `POST ${place}/attestation`, { loan: 1, report: h.scan.report });
      return h.seen(city);
    },
  },
  {
    of: "7.1",
    when: "2021-06-21 11:45",
    what: {
      "zh-TW": "攜入辦公室，借用結案",
      en: "Released into the office, the loan closed in the register",
    },
    gate: "released",
    cites: T("3.5d", "3.2c"),
    async play(city) {
      await city.done(h.RECORDS, `POST ${place}/release`, { missing: [] });
      const after = await h.seen(city);
      await city.done(h.RECORDS, `POST ${place}/closing`);
      const { custody } = await city.done(h.WORKER, `POST ${place}/closing`);
      return {
        ...after,
        amiss: amissUnless(custody.stage === "in-office", `the terminal is ${custody.stage}`),
      };
    },
  },
];
