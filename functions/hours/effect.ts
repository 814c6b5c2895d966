// What one more piece of overtime would do to every limit, and all that speaks against it: shown before it is assigned; pure.
import { dayOf } from "../shared/time/calendar.ts";
import { capView } from "./accounting.ts";
import { reasonsAgainst, seenOf } from "./assigning.ts";
import { countOf } from "./count.ts";
import { judged, type Known, rulesOn, spansAround } from "./known.ts";
import { minutesBetween } from "./minutes.ts";
import type { Planned } from "./piece.ts";
import { hoursProblem } from "./refusing.ts";
import { spanFaults } from "./span.ts";

export function effectOf(known: Known, planned: Planned) {
  const { from, until } = planned;
  const [fault] = spanFaults([{ id: "proposed", kind: "overtime", from, until }]);
  if (fault) throw hoursProblem("hours-span-faulty", [], fault.words);
  const rules = rulesOn(known.agency, dayOf(from));
  const { counted, caps } = judged(known, planned);
  const day = counted?.day ?? dayOf(from);
  const count = countOf(spansAround(known, planned), rules.limits);
  return {
    day,
    minutes: minutesBetween(from, until),
    month: seenOf(known, planned),
    caps: caps.map(each => capView(each, count, rules, day)),
    against: reasonsAgainst(known, planned).map(({ kind, facts }) => ({
      code: kind.code,
      clauses: [...(facts.clauses ?? [])],
      words: { "zh-TW": told(kind.title, facts.detail, "zh-TW"), en: told(kind.title, facts.detail, "en") },
    })),
  };
}

type Said = Readonly<Record<"zh-TW" | "en", string>>;

function told(title: Said, detail: Said | undefined, language: "zh-TW" | "en"): string {
  return detail ? `${title[language]}：${detail[language]}` : title[language];
}
