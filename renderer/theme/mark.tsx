/** Shapes that tell states apart without colour. */
const shapes = {
  tick: 'M3.5 8.5l3 3 6-7',
  cross: 'M4 4l8 8M12 4l-8 8',
  clock: 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2M8 5v3.2l2.2 1.4',
  hourglass: 'M4 2.5h8M4 13.5h8M5 2.5v2.2L8 8l3-3.3V2.5M5 13.5v-2.2L8 8l3 3.3v2.2',
  alert: 'M8 2.5l6 11H2zM8 6.5v3.4M8 11.7v.2',
  back: 'M6.5 3.5L3 7l3.5 3.5M3 7h6.5a3.5 3.5 0 0 1 0 7H7',
  hold: 'M5.5 3.5v9M10.5 3.5v9',
  ring: 'M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3',
  pen: 'M3 13l.7-3L10.5 3.2l2.3 2.3L6 12.3z',
  message: 'M2.5 3.5h11v7.5H8L5 13.5V11H2.5z',
  stop: 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2M4 12l8-8',
  key: 'M10.5 2.8a2.9 2.9 0 1 0 0 5.8 2.9 2.9 0 0 0 0-5.8M8.4 7.8L3 13.2M4.5 11.7l1.5 1.5',
  warn: 'M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2M8 5v3.6M8 10.7v.2',
  home: 'M2.5 8L8 3l5.5 5M4 7v6h8V7',
  window: 'M3.5 3h9v10h-9zM8 3v10M3.5 7h9',
  eye: 'M1.8 8S4 4 8 4s6.2 4 6.2 4S12 12 8 12 1.8 8 1.8 8M8 6.3a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4',
  eyeShut: 'M1.8 8S4 4 8 4s6.2 4 6.2 4S12 12 8 12 1.8 8 1.8 8M3 13L13 3',
} as const;
export type Shape = keyof typeof shapes | 'dot' | 'half';

/** A small drawn sign, so many pixels wide where text has its usual size. It stands beside its word, so readers of the screen pass over it. */
export function Mark({ shape, size = 16 }: { shape: Shape; size?: number }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width={`${size / 16}rem`}
      height={`${size / 16}rem`}
      aria-hidden="true"
      focusable="false"
    >
      {shape === 'dot' && <circle cx="8" cy="8" r="4.5" fill="currentColor" />}
      {shape === 'half' && (
        <>
          <circle cx="8" cy="8" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
          <path d="M8 3.5a4.5 4.5 0 0 1 0 9z" fill="currentColor" />
        </>
      )}
      {shape !== 'dot' && shape !== 'half' && (
        <path
          d={shapes[shape]}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.7"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
    </svg>
  );
}
