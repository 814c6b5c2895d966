// Those who look and those who stop: why somebody is refused, what became of a terminal, and a stop with its lifting.
import { NUMBER } from "./custody.ts";
import type { At } from "./story.ts";

export async function seeWhyClosed(at: At): Promise<void> {
  const worker = await at("see why the gate is closed", "worker@household");
  await worker.sees("由您辦理");
}

export async function stopAndLift(at: At): Promise<void> {
  const stop = await at("stop somebody", "supervisor@household");
  await stop.goTo("/console/people");
  await stop.link("居家辦公人員");
  await stop.open("其他作業");
  await stop.act("suspendPerson");
  await stop.type("理由", "疑似帳號外洩，查明中");
  await stop.send();
  const lift = await at("let them work again", "supervisor@household");
  await lift.toDo("停止居家辦公中，查明後恢復", "居家辦公人員");
  await lift.act("reinstatePerson");
  await lift.type("理由", "查明帳號並未外洩");
  await lift.send();
}

export async function audit(at: At): Promise<void> {
  const refused = await at("find who was refused, and why", "auditor@city");
  await refused.goTo("/console/sessions");
  await refused.link("連線要求紀錄");
  await refused.sees("函三（四）2");
  const history = await at("read a terminal's history", "auditor@city");
  await history.goTo("/console/terminals");
  await history.choose("機關", "臺南市東區戶政事務所");
  await history.button("查詢");
  await history.link(NUMBER);
  await history.link("閘門歷程");
  await history.sees("攜出");
  const out = await at("export the journal", "auditor@city");
  await out.goTo("/console/journal");
  await out.download("匯出 CSV");
}
