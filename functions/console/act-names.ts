// What an act brings about, said before it is done; whose part it is; and which acts cannot be taken back lightly.
import type { Words } from "../shared/words.ts";

interface ActWords {
  readonly consequence: Words;
  /** A courtesy to the reader: who may really do it, the policies decide. */
  readonly roles: readonly string[];
  readonly danger?: true;
}

const act = (roles: string, zh: string, en: string): ActWords => ({
  roles: roles.split(" "),
  consequence: { "zh-TW": zh, en },
});
const danger = (roles: string, zh: string, en: string): ActWords => ({ ...act(roles, zh, en), danger: true });

export const ACT_WORDS: Readonly<Record<string, ActWords>> = {
  registerTerminal: act(
    "records property",
    "財產登記冊新增一部電腦；借出前閘門一直關著。",
    "a computer is added to the register; its gate stays closed until it is lent.",
  ),
  enrolPerson: act(
    "personnel",
    "此人可以借用終端；既有紀錄不變。",
    "this person may borrow terminals; what is recorded stays.",
  ),
  leavePerson: danger(
    "personnel",
    "此人不再能借用終端或連線。",
    "this person may no longer borrow terminals or connect.",
  ),
  suspendPerson: danger(
    "supervisor personnel",
    "此人所有遠端連線立即中斷，閘門關閉，直到恢復為止。",
    "every session of this person ends at once; their gate stays closed until reinstated.",
  ),
  reinstatePerson: act(
    "supervisor personnel",
    "閘門不再因停止而關閉；其他條件仍須符合。",
    "the suspension no longer closes the gate; everything else must still hold.",
  ),
  recallPerson: danger(
    "supervisor personnel",
    "到生效時間，此人的遠端連線中斷，閘門關閉。",
    "at that time this person’s sessions end and their gate closes.",
  ),
  liftRecall: act("supervisor personnel", "閘門不再因召回而關閉。", "the recall no longer closes the gate."),
  grantLeave: act("personnel", "准假期間閘門關閉，工時不計。", "the gate is closed while they are on leave."),
  cancelLeave: act("personnel", "該段假不再關閉閘門。", "that leave no longer closes the gate."),
  reviewReadiness: act(
    "supervisor records property",
    "檢視結果成為借出的前提；未列名的人員不能借用。",
    "the review becomes the ground for loans; whoever it does not name cannot borrow.",
  ),
  recordDrill: act(
    "supervisor records property",
    "演練列入紀錄，借出的前提之一即告完成。",
    "the drill is on record, which loans may depend on.",
  ),
  setReturnSites: act(
    "supervisor records property",
    "歸還的終端只能在這些處所消毒。",
    "returned terminals may be disinfected at these places only.",
  ),
  nameScanOfficers: act("supervisor", "只有這些人可以出具掃毒證明。", "only these people may attest scans."),
  adoptRules: act(
    "supervisor",
    "自即刻起，閘門依這些規範從嚴判斷；不符者立即關閉。",
    "from now on the gate judges by these, the strictest binding; whoever no longer complies is closed out.",
  ),
  relayNotice: act(
    "supervisor records property",
    "來函轉知列入紀錄。",
    "it is on record that the notice was passed on.",
  ),
};

export function isOffered(name: string, roles: readonly string[]): boolean {
  return ACT_WORDS[name]?.roles.some(role => roles.includes(role)) === true;
}
