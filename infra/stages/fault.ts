// What is wrong with a stage, as a person reads it.
export type StageFault = Readonly<Record<"zh-TW" | "en", string>>;

export function fault(zh: string, en: string): StageFault {
  return { "zh-TW": zh, en };
}
