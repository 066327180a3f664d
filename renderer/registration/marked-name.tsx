import styles from './citizen-band.module.css';

/** A name with its Latin letters marked where they stand. */
export function MarkedName({ name, places }: { name: string; places: readonly number[] }) {
  const marked = new Set(places);
  return (
    <span className={styles.marked}>
      {[...name].map((letter, place) =>
        marked.has(place) ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: letters have no identity but their place
          <mark key={place}>{letter}</mark>
        ) : (
          letter
        ),
      )}
    </span>
  );
}
