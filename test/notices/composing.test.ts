// What a mail says: both languages, names for the message alone, and nothing of it that could become a header or a tag.
import { expect, test } from "vitest";
import { mailAddress, mailOf, spokenOf } from "../../functions/notices/composing.ts";
import type { Notice } from "../../functions/notices/notice.ts";

const notice: Notice = {
  ...{ id: "TERMINAL#3140101-03-0000001#9", at: "2026-11-23T01:02:00.000Z", happening: "LoanApproved" },
  ...{ facts: { propertyNo: "3140101-03-0000001" }, by: "property@household", urgency: "usual" },
};
const composing = {
  account: "worker@household",
  base: "https://gate.example/console",
  names: new Map([
    ["worker@household", "王𠮷明"],
    ["property@household", "王𠮷明"],
  ]),
};

test("one notice is the subject; its text says when, by whom and where, in Chinese first", () => {
  const { subject, text, html } = mailOf([notice], composing);
  expect(subject).toBe("docgate：3140101-03-0000001 之借用已核准");
  expect(text).toContain("王𠮷明 您好：");
  expect(text).toContain("115/11/23 09:02，辦理者：王𠮷明（property@household）");
  expect(text).toContain("2026-11-23 09:02, by 王𠮷明 (property@household)");
  expect(text).toContain("https://gate.example/console/terminals/3140101-03-0000001");
  expect(text.indexOf("您好")).toBeLessThan(text.indexOf("Dear"));
  expect(html).toContain('<div lang="en">');
});

test("two of one name are told apart by their accounts; nobody's name stands in a subject", () => {
  const other = { ...notice, id: "b", by: "worker2@household" };
  const names = new Map([...composing.names, ["worker2@household", "王𠮷明"]]);
  const { subject, text } = mailOf([notice, other], { ...composing, names });
  expect(text).toContain("王𠮷明（worker2@household）");
  expect(subject).toBe("docgate：通知 2 則 | 2 notices");
});

test("who was erased stays an account; what is urgent stands first and says so", () => {
  const urgent: Notice = {
    ...notice,
    id: "u",
    at: "2026-11-22T01:00:00.000Z",
    happening: "FoundInfected",
    urgency: "urgent",
  };
  const { subject, text } = mailOf([notice, urgent], { ...composing, names: new Map() });
  expect(subject).toMatch(/^【急】/);
  expect(text).toContain("worker@household 您好：");
  expect(text.indexOf("惡意程式")).toBeLessThan(text.indexOf("已核准"));
});

test("a line end in a fact makes no header, and markup no tag", () => {
  const facts = { propertyNo: "1\r\nBcc: all@city.example\u2028<script>x</script>" };
  const { subject, html } = mailOf([{ ...notice, facts }], composing);
  expect(subject).not.toMatch(/[\r\n\u2028]/);
  expect(html).not.toContain("<script>");
});

test("what is said in a call is short, in both languages, and names nobody", () => {
  const stolen: Notice = { ...notice, happening: "LossReported", urgency: "urgent" };
  expect(spokenOf([stolen])).toEqual({
    "zh-TW": "docgate 急件通知。3140101-03-0000001 通報遺失或失竊，連線均已關閉。請登入主控台查看。",
    en: "Urgent, from docgate. 3140101-03-0000001 was reported lost or stolen: its sessions are closed. See the console.",
  });
  const many = spokenOf(Array.from({ length: 5 }, () => stolen));
  expect([many["zh-TW"].match(/失竊/g)?.length, many["zh-TW"].includes("另有 2 則")]).toEqual([3, true]);
});

test("of very many, fifty are shown and the rest is counted", () => {
  const many = Array.from({ length: 70 }, (_, at) => ({ ...notice, id: String(at) }));
  const { text } = mailOf(many, composing);
  expect(text).toContain("另有 20 則");
  expect(text.match(/之借用已核准/g)).toHaveLength(50);
});

test.each([
  ["worker@city.example", true],
  ["first.last+tag@sub.city.example", true],
  ["worker@household", false],
  ["a@b.example, c@d.example", false],
  ["a@b.example\r\nBcc: c@d.example", false],
  ["<a@b.example>", false],
  ["王@city.example", false],
  [undefined, false],
])("an address is one address and nothing else: %s", (text, isOne) => {
  expect(mailAddress(text) !== undefined).toBe(isOne);
});
