/**
 * Characters that would act on a terminal or reorder the text around them instead of being seen: C0 and C1 controls,
 * line and paragraph separators, the zero-width and directional marks of Unicode's bidirectional algorithm (UAX #9), lone surrogates.
 */
const invisible =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\p{Cs}/gu;

/** The text with every such character written as `\u202E`, so that it shows and harms nobody. Markup stays as it is: it is text. */
export function visibleText(text: string): string {
  return text.replace(
    invisible,
    (character) => `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}
