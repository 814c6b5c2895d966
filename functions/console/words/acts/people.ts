// What acts on a person’s standing bring about.
import { type ActNames, act, danger } from "./act.ts";

export const PEOPLE_ACTS: ActNames = {
  enrolPerson: act(
    ["personnel"],
    "此人可以借用終端；既有紀錄不變。",
    "this person can borrow terminals. Existing records are kept.",
  ),
  importPeople: act(
    ["personnel"],
    "檔案逐列登錄；任何一列有誤就一列都不登錄。姓名只進人員通訊錄。",
    "every row is recorded. If any row has a fault, none are. Names go into the directory alone.",
  ),
  postPerson: act(
    ["personnel"],
    "單位、職稱、僱用單位、直屬主管與日曆以這次所填為準，未填的即為沒有；誰可以停止、召回此人，由此決定。",
    "what you enter replaces the person’s place as a whole. It decides who may suspend or recall them.",
  ),
  nameDeputy: act(
    ["personnel"],
    "在這段期間，代理人可以代此人處理部屬的停止與召回；期間過後自動失效。",
    "during this time the deputy may suspend and recall this person’s staff. It ends by itself.",
  ),
  endDeputy: act(
    ["personnel"],
    "這位代理人立即不再代理此人。",
    "this deputy stops standing in for the person immediately.",
  ),
  correctName: act(
    ["personnel"],
    "畫面與紙本改用這個姓名；稽核紀錄只記帳號，不受影響。之後的登入與匯入不會改回。",
    "pages and papers show this name; the journal has accounts only. No later log-in or import puts the old one back.",
  ),
  eraseName: danger(
    ["personnel"],
    "姓名與聯絡資料立即刪除，畫面改顯示帳號；之後的登入與匯入不會再填入。",
    "name and contact data are gone at once and pages show the account. No later log-in or import fills them in again.",
  ),
  setUnit: act(
    ["personnel"],
    "單位的名稱、主管與上級單位以這次所填為準；單位主管可以停止、召回單位內的人員。",
    "what you enter replaces the unit’s name, head and parent. The head may suspend and recall its people.",
  ),
  closeUnit: danger(
    ["personnel"],
    "單位自名冊移除，其主管不再因此單位而有權處理人員；人員的單位須另行改登。",
    "the unit is removed and its head acts for nobody by it. People in it must be given another unit.",
  ),
  leavePerson: danger(
    ["personnel"],
    "此人不再能借用終端或連線。",
    "this person can no longer borrow terminals or connect.",
  ),
  suspendPerson: danger(
    ["supervisor", "personnel"],
    "此人所有遠端連線立即中斷，閘門關閉，直到恢復為止。",
    "all of this person’s sessions end immediately. Their gate stays closed until they are reinstated.",
  ),
  recordBreach: danger(
    ["supervisor", "personnel"],
    "登錄違規並通知本人；規範要求停止者，所有遠端連線立即中斷。",
    "the breach is recorded and the person is told. Where the text says so, all their sessions end immediately.",
  ),
  reinstatePerson: act(
    ["supervisor", "personnel"],
    "閘門不再因停止而關閉；其他條件仍須符合。",
    "the suspension no longer closes the gate. All other conditions still apply.",
  ),
  recallPerson: danger(
    ["supervisor", "personnel"],
    "到生效時間，此人的遠端連線中斷，閘門關閉。",
    "this person’s sessions end and their gate closes at that time.",
  ),
  liftRecall: act(
    ["supervisor", "personnel"],
    "閘門不再因召回而關閉。",
    "the recall no longer closes the gate.",
  ),
  grantLeave: act(
    ["personnel"],
    "准假起訖列入紀錄；機關採用行政院草案或基隆市懷孕居家辦公規範時，准假期間閘門關閉，僅依臺南市函時不因此關閉。",
    "the leave is recorded. If the agency has adopted the Executive Yuan draft or Keelung’s rules, the gate is closed during the leave. Under the Tainan letter alone it is not.",
  ),
  cancelLeave: act(
    ["personnel"],
    "該段假自紀錄取消，閘門不再因該段假關閉。",
    "the leave is cancelled and no longer closes the gate.",
  ),
};
