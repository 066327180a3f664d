/** Where the cursor can stand on the registration screen, from top to bottom. */
export const places = [
  'iin',
  'statements',
  'surname',
  'givenName',
  'patronymic',
  'subscriberNumber',
  'email',
  'paper',
  'code',
  'outcome',
] as const;
export type Place = (typeof places)[number];

/** The bands of the screen, and the places that each holds. */
export const bands = {
  citizen: ['iin', 'surname', 'givenName', 'patronymic'],
  statements: ['statements'],
  number: ['subscriberNumber', 'email'],
  paper: ['paper'],
  code: ['code'],
  outcome: ['outcome'],
} as const satisfies Record<string, readonly Place[]>;
export type Band = keyof typeof bands;

export const bandOf = (place: Place): Band =>
  (Object.keys(bands) as Band[]).find((band) => (bands[band] as readonly Place[]).includes(place)) ??
  'outcome';
