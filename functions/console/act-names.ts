// What an act brings about, said before it is done, and which acts cannot be taken back lightly.
import type { Words } from "../shared/words.ts";

interface ActWords {
  readonly consequence: Words;
  readonly danger?: true;
}

const says = (zh: string, en: string, danger?: true): ActWords => ({
  consequence: { "zh-TW": zh, en },
  ...(danger && { danger }),
});

export const ACT_WORDS: Readonly<Record<string, ActWords>> = {
  registerTerminal: says(
    "財產登記冊新增一部電腦；借出前閘門一直關著。",
    "adds a computer to the register; its gate stays closed until it is lent.",
  ),
  suspendPerson: says(
    "此人所有遠端連線立即中斷，閘門關閉，直到恢復為止。",
    "end every session of this person at once; the gate stays closed until reinstated.",
    true,
  ),
  recallPerson: says(
    "到生效時間，此人的遠端連線中斷，閘門關閉。",
    "close this person’s gate at that time and end their sessions.",
    true,
  ),
  leavePerson: says(
    "此人不再能借用終端或連線。",
    "stop this person from borrowing terminals or connecting.",
    true,
  ),
};
