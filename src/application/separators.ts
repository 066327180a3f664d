/**
 * A number without what people and programs put between its digits: spaces of every width, dots,
 * brackets, dashes of every kind, and the invisible marks of direction that come with a paste.
 */
export const withoutSeparators = (text: string): string => text.replaceAll(/[\s.()\p{Pd}\p{Cf}\u2212]/gu, '');
