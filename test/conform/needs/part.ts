// What every part of `npm run conform` is: a title and a run that ends with a verdict.

/** What the process ends with: whether it conforms, was asked for what there is not, or lacks what it needs to find out. */
export const EXIT = { conforms: 0, differs: 1, misused: 2, wanting: 3 } as const;
export type Verdict = keyof typeof EXIT;

export type Print = (line: string) => void;

export interface Part {
  readonly title: string;
  run(print: Print, options: readonly string[]): Promise<Verdict>;
}
