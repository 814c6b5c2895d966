// The exact text that an applicant pledges: secrecy, care of place and equipment, and the briefing on rights and duties; pure.
import type { ClauseId } from "../shared/rules/clauses.ts";
import type { Application } from "./approval.ts";
import type { HomeRegulation } from "./names.ts";

type Line = readonly [clause: ClauseId, zh: string, en: string];

const LINES: Readonly<Record<HomeRegulation, readonly Line[]>> = {
  "ey-draft": [
    [
      "ey-draft/11a",
      "對敏感及機密資料負保密責任，不洩漏、不留存於未經核准的設備。",
      "I keep sensitive and confidential data secret and leave none on equipment that was not approved.",
    ],
    [
      "ey-draft/6c",
      "上班時間隨時可以聯繫，非經准假不離開居家辦公地點。",
      "I can be reached at once in working hours and leave the place only on granted leave.",
    ],
    [
      "ey-draft/14a",
      "違反工作規定或保密義務者，機關應停止居家辦公。",
      "If I break the rules of work or secrecy, the agency must stop my home working.",
    ],
  ],
  "keelung-pregnancy": [
    [
      "keelung-pregnancy/5.1",
      "維護辦公場所與自有設備的安全，妥善保管配發的設備與系統。",
      "I keep the place and my own equipment safe, and take good care of what I was supplied with.",
    ],
    [
      "keelung-pregnancy/5.2",
      "已了解居家辦公的規定，以及設備與系統的操作方式。",
      "I have been told the rules and how to operate the equipment and systems.",
    ],
    [
      "keelung-pregnancy/5.3.6",
      "不在家辦理涉及公務機密的文書。",
      "I handle no paperwork with official secrets at home.",
    ],
  ],
  "twse-2023": [
    [
      "twse-2023/2.2.5.2",
      "已獲告知權利、義務及遵守規定的重要性。",
      "I have been told my rights, my duties and how much compliance matters.",
    ],
    [
      "twse-2023/3.1.1",
      "以誠信執行業務，不利用未公開的消息。",
      "I act in good faith and use no inside information.",
    ],
    [
      "twse-2023/3.5.1",
      "在獨立空間辦理，不在公共場所使用。",
      "I work in a room of its own and in no public space.",
    ],
  ],
};

/** Nothing in it changes once it is pledged: what may be extended, such as the end, is not in it. */
export function pledgeText({ regulation, from }: Application, person: string, application: string): string {
  const lines = LINES[regulation];
  return [
    `居家辦公保密切結與須知確認（${regulation}）`,
    `申請人：${person}　申請：${application}　起日：${from}`,
    ...lines.map(([clause, zh], at) => `${at + 1}. ${zh}（${clause}）`),
    "",
    `Pledge and briefing for working from home (${regulation})`,
    `Applicant: ${person}, application ${application}, from ${from}`,
    ...lines.map(([clause, , en], at) => `${at + 1}. ${en} (${clause})`),
  ].join("\n");
}
