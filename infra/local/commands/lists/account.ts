// What a try of a list comes to, in lines a person reads; pure.
import type { ListReply } from "./list-api.ts";

const SIGNS: Readonly<Record<string, string>> = { added: "+", amended: "~", removed: "-" };
/** More than this nobody reads in a terminal. */
const LINES = 40;

export function differenceLines({ body: { difference, rows } }: ListReply): string[] {
  const { added, removed, amended, mode, families } = difference;
  if (added + removed + amended === 0 && !mode) return ["相同 | same"];
  const weights = families.filter(({ gained, lost }) => gained !== "0" || lost !== "0");
  return [
    `+${added} ~${amended} -${removed}`,
    ...(mode ? [`模式 | mode: ${mode.before.kind} → ${mode.after.kind}`] : []),
    ...weights.map(({ family, gained, lost }) => `IPv${family} 位址 | addresses: +${gained} -${lost}`),
    ...rows.slice(0, LINES).map(({ kind, range }) => `${SIGNS[kind] ?? "?"} ${range}`),
    ...(added + removed + amended > LINES ? ["…"] : []),
  ];
}

/** That there is nothing to change is no fault of a file. */
export function faultLines({ status, body }: ListReply): string[] {
  if (status !== 200) return [`${body.title ?? status} ${body.detail ?? ""}`.trim()];
  const faults = (body.faults ?? []).filter(({ code }) => code !== "nothing-to-change");
  return faults.map(({ pointer, code, message }) => `${pointer || "/"} ${code}: ${message}`);
}
