import type { ComponentProps } from 'react';
import controls from './controls.module.css';

/** The one button. `main` is what Enter does on the screen; `quiet` stands inside text and rows. */
export function Button({
  kind = 'plain',
  className,
  ...rest
}: ComponentProps<'button'> & { kind?: 'main' | 'plain' | 'quiet' }) {
  return (
    <button type="button" className={`${controls.button} ${className ?? ''}`} data-kind={kind} {...rest} />
  );
}
