// Thrown where a day is asked for of whose year no office calendar is loaded; beside the calendars, so that whoever puts it into
// words need not load them.
import { type Words, words } from "../words.ts";
import type { Day } from "./day.ts";

export class UnknownYear extends Error {
  override readonly name = "UnknownYear";
  readonly words: Words;

  constructor(day: Day) {
    const year = Number(day.slice(0, 4));
    const told = words(
      `民國 ${year - 1911} 年（西元 ${year} 年）的政府辦公日曆尚未載入，無法判斷 ${day} 是否上班`,
      `The office calendar of ${year} is not loaded, so whether ${day} is worked is unknown`,
    );
    super(told.en);
    this.words = told;
  }
}
