// Which list is meant: its address in the console, what it is called, how far what is wanted is in force; pure.
import type { InferOutput } from "valibot";
import type { listLists, readList } from "../../allowlist/lists/routes.ts";
import { type Html, html } from "../../shared/page/html.ts";
import { type Words, words } from "../../shared/words.ts";
import type { Look } from "../counter/steps.ts";
import type { Member, PageReader } from "../door/visit.ts";
import { valueWords } from "../form/label.ts";
import { said } from "../frame/say.ts";

export type OneList = InferOutput<(typeof readList)["answer"]["schema"]>;

export type ListRow = InferOutput<(typeof listLists)["answer"]["schema"]>["rows"][number];
export type ListPlace = Pick<ListRow, "system" | "channel" | "direction">;
export type ShownFamily = NonNullable<ListRow["inForce"]>[number];

export function listAddress({ system, channel, direction }: ListPlace): string {
  return `/console/lists/${system}/${channel}/${direction}`;
}

export function listName(
  { say }: Pick<PageReader, "say">,
  { system, channel, direction }: ListPlace,
): string {
  return `${said(valueWords(system), say)} ${channel.toUpperCase()} ${said(valueWords(direction), say)}`;
}

export function placeParams({ system, channel, direction }: ListPlace): Record<string, string> {
  return { system, channel, direction };
}

const STANDINGS: Readonly<Record<ShownFamily["standing"], readonly [Look, Words]>> = {
  "at-the-gate": ["is-open", words("由閘門判斷", "judged by the gate")],
  "in-force": ["is-open", words("已生效", "in force")],
  "under-way": ["is-hold", words("套用中", "being applied")],
  drifted: ["is-shut", words("有差異", "drifted")],
  "over-ceiling": ["is-shut", words("超過上限", "over the limit")],
};
const WORST: readonly ShownFamily["standing"][] = [
  "over-ceiling",
  "drifted",
  "under-way",
  "in-force",
  "at-the-gate",
];

/** Nothing is wanted in it, and nothing was ever applied: of its being in force there is nothing to say. */
export function isUnused({ wanted, confirmed }: ShownFamily): boolean {
  return wanted === 0 && !confirmed;
}

/** One word for both families: the worse of the two. */
export function worstStanding({
  inForce = [],
}: Pick<ListRow, "inForce">): ShownFamily["standing"] | undefined {
  return WORST.find(standing => inForce.some(each => each.standing === standing && !isUnused(each)));
}

export function standingText({ say }: Pick<PageReader, "say">, standing: ShownFamily["standing"]): string {
  return said(STANDINGS[standing][1], say);
}

export function standingPill(
  reader: PageReader,
  standing: ShownFamily["standing"] | undefined,
): Html | false {
  if (!standing) return false;
  return html`<span class="pill ${STANDINGS[standing][0]}">${standingText(reader, standing)}</span>`;
}

export function isOpenToAll({ mode }: Pick<ListRow, "mode">): boolean {
  return mode?.kind === "open";
}

export function placeInPath({ params }: Pick<Member, "params">): ListPlace {
  return params as unknown as ListPlace;
}
