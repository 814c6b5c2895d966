// Working from home as such: who answers for whom, the application with its pledge, and the superior's decision.
import type { At } from "./story.ts";

const WORKER = "居家辦公人員";

export async function post(at: At): Promise<void> {
  const enrol = await at("enrol the superior", "personnel@household");
  await enrol.goTo("/console/people");
  await enrol.choose("曾登入而尚未登錄者", "單位主管");
  await enrol.button("下一步");
  await enrol.choose("身分", "公務人員");
  await enrol.send();
  const unit = await at("record a unit", "personnel@household");
  await unit.goTo("/console/people");
  await unit.link("機關單位");
  await unit.act("setUnit");
  await unit.type("單位名稱", "登記課");
  await unit.pick("單位主管", "單位主管");
  await unit.send();
  const standing = await at("record somebody's unit and superior", "personnel@household");
  await standing.toDo("尚未登錄單位或直屬主管的人員", WORKER);
  await standing.act("postPerson");
  await standing.choose("單位", "登記課");
  await standing.pick("直屬主管", "單位主管");
  await standing.send();
}

export async function approve(at: At): Promise<void> {
  const apply = await at("apply to work from home", "worker@household");
  await apply.goTo("/console/home-work");
  await apply.act("applyHomeWork");
  await apply.choose("依據規範", "行政院居家辦公參考原則（草案）");
  await apply.choose("業務", "公文電子交換");
  await apply.type("起", "115/11/12");
  await apply.type("迄日", "115/12/11");
  await apply.choose("地點性質", "住居所");
  await apply.type("居家辦公地點", "住居所一處");
  await apply.type("聯絡方式", "分機 1234");
  await apply.choose("優先事由", "照顧十二歲以下子女");
  await apply.send();
  const pledge = await at("pledge for working from home", "worker@household");
  await pledge.toDo("居家辦公申請待切結");
  await pledge.send();
  const decide = await at("decide the application", "supervisor@household");
  await decide.toDo("居家辦公申請待決定", WORKER);
  await decide.answer("是否核准", "是");
  for (const finding of ["不需面對民眾", "不需特殊設備", "自主度高", "機密性低"])
    await decide.answer(finding, "是");
  await decide.type("工作內容", "公文收發與陳核");
  await decide.type("工作時間", "08:00–17:00");
  await decide.send();
}
