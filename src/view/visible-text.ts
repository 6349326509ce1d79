/** Control characters and unpaired surrogates made visible as `\x0d`; line breaks stay when `lines` is true. */
export function visibleText(text: string, lines: boolean): string {
  const isPlain = lines ? /^[\n -~]*$/ : /^[ -~]*$/;
  if (isPlain.test(text)) return text;
  return (lines ? text.replaceAll('\r\n', '\n') : text).replace(
    /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu,
    (character) => {
      if (lines && character === '\n') return character;
      const code = character.charCodeAt(0);
      return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
    },
  );
}
