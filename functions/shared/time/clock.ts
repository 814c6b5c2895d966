// The one place that reads the time; entries pass it on as a parameter, laws never ask for it.
export function now(): Date {
  return new Date();
}

/** Milliseconds of a clock that nobody sets: for how long something takes. `performance` would have to be loaded first. */
export function ticks(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1_000 + nanoseconds / 1e6;
}
