// The one place that reads the time; entries pass it on as a parameter, laws never ask for it.
export function now(): Date {
  return new Date();
}
