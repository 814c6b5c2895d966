// Every kind of stream has its law, or an audit of the whole journal stops at the first of that kind.
import { expect, test } from "vitest";
import { LAWS } from "../../functions/laws.ts";
import { STREAM_KINDS } from "../../functions/shared/journal/keys.ts";

test("each kind of stream is folded by a law that is its own", () => {
  expect(STREAM_KINDS.map(kind => LAWS[kind]?.kind)).toEqual(STREAM_KINDS);
});
