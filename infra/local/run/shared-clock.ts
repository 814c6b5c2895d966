// One clock for everything that runs here, which a person may set: functions ask for the time as ever and see this one.
const shift = { milliseconds: new BigInt64Array(new SharedArrayBuffer(8)) };
const RealDate = Date;

/** What a worker needs to share the clock of the run. */
export function clockBuffer(): SharedArrayBuffer {
  return shift.milliseconds.buffer as SharedArrayBuffer;
}

/** Makes this thread tell the shared time; `buffer` comes from the thread that started the run. */
export function shareClock(buffer?: SharedArrayBuffer): void {
  if (buffer) shift.milliseconds = new BigInt64Array(buffer);
  const current = () => RealDate.now() + Number(Atomics.load(shift.milliseconds, 0));
  class SharedDate extends RealDate {
    constructor(...given: unknown[]) {
      super(...((given.length === 0 ? [current()] : given) as [number]));
    }
    static override now(): number {
      return current();
    }
  }
  globalThis.Date = SharedDate as DateConstructor;
}

/** Sets the clock to an instant, from which it goes on; without one it tells the real time again. */
export function setClock(instant: Date | undefined): void {
  const milliseconds = instant ? instant.getTime() - RealDate.now() : 0;
  Atomics.store(shift.milliseconds, 0, BigInt(Math.round(milliseconds)));
}
