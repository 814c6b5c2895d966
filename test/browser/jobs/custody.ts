// A terminal's way out of the door and back, from an empty register, each step by whoever's part it is.
import type { At } from "./story.ts";

const WORKER = "居家辦公人員";
/** The property label of the machine, which a scanner would read. */
export const NUMBER = "3140101-03-0000123";
const SITE = "北側門外棚架";

/** Who may borrow, where a terminal comes back to, and who attests it. */
export async function prepare(at: At): Promise<void> {
  const records = await at("review readiness", "records@household");
  await records.toDo("機關整備尚缺", "檢視");
  for (const question of ["硬體堪用", "軟體堪用"]) await records.answer(question, "是");
  await records.answer("人員", WORKER);
  await records.type("計畫文號", "應變計畫 115-1");
  await records.answer("需要演練", "否");
  await records.send();
  const personnel = await at("enrol a person", "personnel@household");
  await personnel.toDo("列為適任而尚未登錄的人員", WORKER);
  await personnel.choose("身分", "公務人員");
  await personnel.send();
  const sites = await at("set the return site", "records@household");
  await sites.toDo("機關整備尚缺", "消毒處所");
  await sites.type("處所名稱 1", SITE);
  await sites.send();
  const supervisor = await at("name the scan officer", "supervisor@household");
  await supervisor.toDo("機關整備尚缺", "掃毒證明人員");
  await supervisor.answer("人員", "掃毒人員");
  await supervisor.send();
}

export async function goOut(at: At): Promise<void> {
  const register = await at("register a terminal", "records@household");
  await register.goTo("/console/terminals");
  await register.act("registerTerminal");
  await register.type("財產編號", NUMBER);
  await register.type("序號", "SN-4711");
  await register.type("廠牌", "Acer");
  await register.type("啟用日期", "108/03/01");
  await register.send();
  const lend = await at("lend it", "records@household");
  await lend.goTo("/console/terminals");
  await lend.link(NUMBER);
  await lend.act("lendTerminal");
  await lend.type("資訊安全管理規範版本", "108.11.15");
  await lend.send();
  const property = await at("approve the loan", "property@household");
  await property.toDo("借用待核准", NUMBER);
  await property.act("approveLoan");
  await property.send();
  const worker = await at("accept the pledge", "worker@household");
  await worker.link("閱讀並切結");
  await worker.send();
  const carry = await at("carry it out", "records@household");
  await carry.toDo("待登錄攜出", NUMBER);
  await carry.act("carryOut");
  await carry.send();
}

export async function declareReturn(at: At): Promise<void> {
  const worker = await at("declare the return", "worker@household");
  await worker.act("declareReturn");
  await worker.send();
}

export async function disinfect(at: At): Promise<void> {
  const scan = await at("disinfect", "scan@household");
  await scan.toDo("待消毒", NUMBER);
  await scan.act("disinfectTerminal");
  await scan.type("開始時間", "115/11/20 16:05");
  await scan.send();
}

export async function scanAndAttest(at: At): Promise<void> {
  const scan = await at("scan", "scan@household");
  await scan.toDo("待離線全機掃描", NUMBER);
  await scan.act("scanTerminal");
  for (const [label, text] of [
    ["掃毒工具", "T-CLEAN"],
    ["工具版本", "5.1"],
    ["病毒碼版本", "16.781.00"],
    ["病毒碼日期", "115/11/19"],
    ["開始時間", "115/11/20 16:35"],
  ] as const)
    await scan.type(label, text);
  await scan.attach("掃描報告", "T-CLEAN 5.1: nothing found");
  await scan.send();
  const attest = await at("attest", "scan@household");
  await attest.toDo("待出具掃毒證明", NUMBER);
  await attest.sees(SITE);
  await attest.act("attestTerminal");
  await attest.send();
}

export async function release(at: At): Promise<void> {
  const records = await at("release it", "records@household");
  await records.toDo("待點收並放行", NUMBER);
  await records.send();
  const worker = await at("sign for the return", "worker@household");
  await worker.act("signReturn");
  await worker.send();
  const sign = await at("countersign the return", "records@household");
  await sign.toDo("待簽收結案", NUMBER);
  await sign.act("signReturn");
  await sign.send();
}
