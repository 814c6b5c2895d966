// An event as a queue carries it: whole where it fits, else by its place in the journal, which forgets nothing; pure.
import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { type Item, recordedOf } from "./items.ts";
import { MESSAGE_BYTES } from "./queue-names.ts";

/** A request for ten also counts what little stands beside each of them. */
const ROOM_BYTES = 1_024;
const AT_ONCE = 10;

export interface Message {
  /** Unique among those that are sent together. */
  readonly id: string;
  readonly text: string;
}

/** The item of an event, as text that every queue takes. */
export function messageText(item: Item): string {
  const text = plain(JSON.stringify(item));
  return Buffer.byteLength(text) > MESSAGE_BYTES - ROOM_BYTES ? plain(JSON.stringify(placeOf(item))) : text;
}

export function placeOf({ pk, sk, version }: Item): Item {
  return { pk, sk, version } as Record<string, AttributeValue>;
}

/** What lies in the table under that key; one that came by its place alone has to be read from there. */
export function eventIn(text: string) {
  const item = JSON.parse(text) as Item;
  const { pk, sk, body } = item;
  if (!pk?.S || !sk?.S) throw new Error("this message is no event");
  return { item, recorded: body ? recordedOf(item) : undefined };
}

/** As few requests as their number and size allow. */
export function packed(messages: readonly Message[]): Message[][] {
  const packs: Message[][] = [];
  let bytes = 0;
  for (const message of messages) {
    const size = Buffer.byteLength(message.text);
    const pack = packs.at(-1);
    if (pack && pack.length < AT_ONCE && bytes + size <= MESSAGE_BYTES - ROOM_BYTES) pack.push(message);
    else packs.push([message]);
    bytes = packs.at(-1)?.length === 1 ? size : bytes + size;
  }
  return packs;
}

/** A queue refuses the two characters that are none; in JSON they may be written by their number. */
function plain(json: string): string {
  return json.replaceAll(/[\ufffe\uffff]/g, each => `\\u${each.charCodeAt(0).toString(16)}`);
}
