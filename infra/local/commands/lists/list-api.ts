// The gateway as the lists in git see it: a whole list is tried out or proposed by its API, with a person's own token.
import type { ListFile } from "./files.ts";

/** As much of an answer as is told: a difference, a number, or a refusal. */
export interface ListReply {
  readonly status: number;
  readonly body: {
    readonly difference: {
      readonly added: number;
      readonly removed: number;
      readonly amended: number;
      readonly mode?: {
        readonly before: { readonly kind: string };
        readonly after: { readonly kind: string };
      };
      readonly families: readonly {
        readonly family: number;
        readonly gained: string;
        readonly lost: string;
      }[];
    };
    readonly rows: readonly { readonly kind: string; readonly range: string }[];
    readonly faults?: readonly {
      readonly pointer: string;
      readonly code: string;
      readonly message: string;
    }[];
    readonly number?: number;
    readonly code?: string;
    readonly title?: string;
    readonly detail?: string;
  };
}

export interface ListApi {
  tryOut(file: ListFile): Promise<ListReply>;
  propose(file: ListFile): Promise<ListReply>;
}

interface Access {
  readonly token: string;
  readonly words: Readonly<Record<string, string>>;
}

export function listApi(gateway: string, { token, words }: Access): ListApi {
  const send = async ({ list, format, bytes }: ListFile, dryRun: boolean): Promise<ListReply> => {
    const query = new URLSearchParams({ ...words, format, dryRun: String(dryRun) });
    const path = `/v1/lists/${list.system}/${list.channel}/${list.direction}/changes/import?${query}`;
    const response = await fetch(gateway + path, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/octet-stream" },
      body: bytes,
      signal: AbortSignal.timeout(60_000),
    });
    return { status: response.status, body: (await response.json()) as ListReply["body"] };
  };
  return { tryOut: file => send(file, true), propose: file => send(file, false) };
}
