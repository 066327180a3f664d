/** A piece of HTML that is safe to put into a page as it is. */
export interface Html {
  readonly html: string;
}

type Part = Html | readonly Html[] | string | number;

/** HTML from a template; everything put in is escaped, unless it is HTML already. */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: texts
    .map((text, index) => text + (index < parts.length ? render(parts[index] as Part) : ''))
    .join(''),
});

function render(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escapeText(String(part));
  return 'html' in part ? part.html : part.map((item) => item.html).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeText = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
