// A call on its way into a function's thread, and what became of it: whoever changes that first, run or thread, has the call.
export const WAITING = 0;
export const BEGUN = 1;
export const WITHDRAWN = 2;

export interface FunctionCall {
  readonly id: number;
  /** Shared by both sides, so that no call is ever both begun and withdrawn. */
  readonly state: Int32Array<SharedArrayBuffer>;
  readonly event: unknown;
  readonly context: {
    readonly functionName: string;
    readonly awsRequestId: string;
    readonly deadline: number;
  };
}
