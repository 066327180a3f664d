import { figure } from '../../src/language/format.ts';
import { useWords } from '../words/words.tsx';
import styles from './by-hour.module.css';
import { hoursOfWork } from './hours.ts';

const height = 96;
const width = 40;
const bar = 26;

/** Registered in each hour as bars, and as a table for those who can't see them. */
export function ByHour({ counts }: { counts: readonly number[] }) {
  const { language, words } = useWords();
  const texts = words.shift;
  const hours = hoursOfWork(counts);
  const peak = Math.max(1, ...counts);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return (
    <figure className={styles.figure}>
      <figcaption>
        {texts.byHour} · {texts.byHourTotal(total)}
      </figcaption>
      <svg
        viewBox={`0 0 ${hours.length * width} ${height + 44}`}
        className={styles.plot}
        aria-hidden="true"
        focusable="false"
      >
        {hours.map((hour, place) => {
          const count = counts[hour] ?? 0;
          const high = Math.round((count / peak) * height);
          const left = place * width + (width - bar) / 2;
          return (
            <g key={hour}>
              <rect
                x={left}
                y={20 + height - Math.max(2, high)}
                width={bar}
                height={Math.max(2, high)}
                rx="3"
                className={count > 0 ? styles.bar : styles.nothing}
              />
              {count > 0 && (
                <text x={left + bar / 2} y={14 + height - high} className={styles.count}>
                  {figure(language, count)}
                </text>
              )}
              <text x={left + bar / 2} y={height + 38} className={styles.hour}>
                {hour}
              </text>
            </g>
          );
        })}
      </svg>
      <table className="hidden-text">
        <caption>{texts.byHour}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.hour}</th>
            <th scope="col">{texts.count}</th>
          </tr>
        </thead>
        <tbody>
          {hours.map((hour) => (
            <tr key={hour}>
              <th scope="row">{hour}</th>
              <td>{figure(language, counts[hour] ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
