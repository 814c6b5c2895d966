// How far the clocks of Taipei are ahead of UTC: they have kept UTC+8 without daylight saving since 1980, so it is a constant and
// no decision pays for time-zone tables.
export const TAIPEI_MS = 8 * 60 * 60 * 1000;
