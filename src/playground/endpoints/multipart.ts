export interface Multipart {
  /** Parts without a file name. */
  readonly form: readonly (readonly [string, string])[];
  readonly files: readonly FilePart[];
}

export interface FilePart {
  readonly name: string;
  readonly fileName: string;
  /** `null` when the part does not say. */
  readonly contentType: string | null;
  readonly size: number;
  /** Up to the first 1000 characters, read as UTF-8. */
  readonly text: string;
}

/** Reads `multipart/form-data` (RFC 7578) leniently; what is between no two boundaries is not told back. */
export function readMultipart(bytes: Buffer, contentType: string): Multipart {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const form: (readonly [string, string])[] = [];
  const files: FilePart[] = [];
  for (const part of partsBetween(bytes, `--${boundary?.[1] ?? boundary?.[2] ?? ''}`)) {
    const headEnd = part.indexOf('\r\n\r\n');
    if (headEnd === -1) continue;
    const head = part.toString('utf8', 0, headEnd);
    const content = part.subarray(headEnd + 4);
    const name = parameterOf(head, 'name') ?? '';
    const fileName = parameterOf(head, 'filename');
    if (fileName === null) {
      form.push([name, content.toString('utf8')]);
    } else {
      const type = /^content-type:\s*(.+?)\s*$/im.exec(head)?.[1] ?? null;
      files.push({
        name,
        fileName,
        contentType: type,
        size: content.length,
        text: content.toString('utf8').slice(0, 1000),
      });
    }
  }
  return { form, files };
}

function partsBetween(bytes: Buffer, delimiter: string): readonly Buffer[] {
  const parts: Buffer[] = [];
  let start = bytes.indexOf(delimiter);
  while (start !== -1) {
    const contentStart = start + delimiter.length + 2;
    const next = bytes.indexOf(`\r\n${delimiter}`, contentStart - 2);
    if (next === -1) break;
    parts.push(bytes.subarray(contentStart, Math.max(contentStart, next)));
    start = next + 2;
  }
  return parts;
}

function parameterOf(head: string, name: string): string | null {
  const match = new RegExp(`^content-disposition:.*?;\\s*${name}="([^"]*)"`, 'im').exec(head);
  return match?.[1] ?? null;
}
