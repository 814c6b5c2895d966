// The words of odd behaviour: by which rules a person's requests to connect are taken for odd, and from how many on; names only.
import { type Words, words } from "../shared/words.ts";

interface OddRuleFacts {
  /** Within so many minutes. */
  readonly minutes: number;
  readonly words: Words;
  /** What is counted, in a whole sentence with both numbers. */
  readonly counts: (least: number) => Words;
}

export const ODD_RULES = {
  refusals: {
    minutes: 60,
    words: words("短時間內屢次遭拒", "Refused many times"),
    counts: least =>
      words(
        `一小時內要求連線或於連線中辦理事項遭拒 ${least} 次以上；系統容量不足、緊急切斷或本系統故障所致者不計。`,
        `Refused ${least} times or more within an hour, when connecting or acting inside a session; not counted is what full capacity, a stop or a fault of ours refused.`,
      ),
  },
  terminals: {
    minutes: 60,
    words: words("以多部電腦要求連線遭拒", "Refused with several computers"),
    counts: least =>
      words(
        `一小時內以 ${least} 部以上不同電腦要求連線遭拒。`,
        `Refused with ${least} different computers or more within an hour.`,
      ),
  },
  networks: {
    minutes: 15,
    words: words("自多個網路要求連線", "Asked from several networks"),
    counts: least =>
      words(
        `15 分鐘內自 ${least} 個以上不同網路要求連線，不論允許或拒絕；IPv4 前 16 位元、IPv6 前 32 位元相同者為同一網路。`,
        `Asked from ${least} different networks or more within 15 minutes, allowed or refused; one network is what shares the first 16 bits of IPv4 or 32 of IPv6.`,
      ),
  },
  hours: {
    minutes: 60,
    words: words("無人上班的時間遭拒", "Refused when nobody is at work"),
    counts: least =>
      words(
        `一小時內遭拒 ${least} 次以上，時間距機關的上班、職務、交易時段均逾 2 小時，且本人當時無排班或加班；機關未設定時段者不判斷。`,
        `Refused ${least} times or more within an hour, more than two hours away from all office, duty and trading hours of the agency and outside any shift or overtime of the person; where the agency set no hours this is not judged.`,
      ),
  },
} as const satisfies Record<string, OddRuleFacts>;
export type OddRule = keyof typeof ODD_RULES;
export const ODD_RULE_NAMES = Object.keys(ODD_RULES) as readonly OddRule[];

/** From so many on; of refusals the parameter says it. */
export const LEAST = { terminals: 3, networks: 3, hours: 3 } as const satisfies Partial<
  Record<OddRule, number>
>;

/** What goes on is found once in so many hours. */
export const FOUND_AGAIN_HOURS = 24;
