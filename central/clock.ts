/** The centre's time: milliseconds since 1970. */
export type Clock = () => number;
