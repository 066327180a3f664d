import type { Scene } from '../screens/scene.ts';
import type { Found } from './look-for-faults.ts';

/** What would still move where the system asks for no motion (WCAG 2.3.3). */
export async function moves({ page }: Scene, found: Found): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const moving = await page.evaluate(() => {
    const long = (times: string): boolean => times.split(',').some((time) => Number.parseFloat(time) > 0);
    return [...document.querySelectorAll('*')]
      .flatMap((element) => [null, '::before', '::after', '::backdrop'].map((part) => ({ element, part })))
      .filter(({ element, part }) => {
        const style = getComputedStyle(element, part);
        return long(style.transitionDuration) || long(style.animationDuration);
      })
      .map(({ element, part }) => `${element.tagName.toLowerCase()}.${element.className}${part ?? ''}`);
  });
  for (const each of new Set(moving)) found('reduced motion', each);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
}
