// A system made ready and its IP report on its way: its administrator, the second one, the center, and the archives.
import type { At } from "./story.ts";

const SYSTEM = "戶政事務所體系";
const ADMIN = "admin@household";

export async function makeReady(at: At): Promise<void> {
  const plan = await at("plan the capacity", ADMIN);
  await plan.toDo("體系整備尚缺", "容量計畫");
  await plan.type("VPN 同時連線數", "20");
  await plan.type("VDI 席次", "0");
  await plan.type("頻寬", "100");
  await plan.type("計畫文號", "容量規劃 115-1");
  await plan.send();
  const way = await at("confirm what was deployed", ADMIN);
  await way.toDo("部署的結果待確認", SYSTEM);
  await way.act("confirmDeployment");
  await way.send();
  const test = await at("record the remote test", ADMIN);
  await test.goTo("/console/systems");
  await test.link(SYSTEM);
  await test.act("recordRemoteTest");
  await test.choose("測試結果", "通過");
  await test.type("文號", "府研智字第1150012345號");
  await test.send();
}

export async function changeList(at: At, range: string): Promise<void> {
  const propose = await at("propose a range", ADMIN);
  await propose.goTo("/console/lists");
  await propose.link(`${SYSTEM} VPN 連入`);
  await propose.link("提出異動");
  await propose.type("位址", range);
  await propose.type("使用單位", "戶政事務所");
  await propose.type("理由", "居家辦公人員");
  await propose.type("文號", "府研智字第1150012346號");
  await propose.send();
  const approve = await at("approve the change", "admin2@household");
  await approve.toDo("名單異動待核准或檢視");
  await approve.send("核准異動");
}

export async function report(at: At): Promise<void> {
  const draft = await at("draft the IP report", ADMIN);
  await draft.toDo("連線 IP 回報表尚未送出", SYSTEM);
  await draft.link("擬草稿");
  await draft.type("聯絡單位", "資訊科");
  await draft.type("職稱", "體系管理人員");
  await draft.send("存草稿");
  const file = await at("file the IP report", ADMIN);
  await file.toDo("連線 IP 回報表尚未送出", SYSTEM);
  await file.link("送出回報表");
  await file.send();
  const compile = await at("compile the pack", "center@city");
  await compile.toDo("已回報，待彙整");
  await compile.act("compilePack");
  await compile.send();
  const forward = await at("forward the pack", "center@city");
  await forward.toDo("待轉送檔案主管機關的彙整檔");
  await forward.act("forwardPack");
  await forward.send();
  const answer = await at("answer the pack", "archives@national");
  await answer.toDo("待答復的彙整檔");
  await answer.choose("答復", "已設定");
  await answer.send("核對");
}
