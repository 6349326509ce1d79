/** Characters no file system of the three large ones refuses, and nothing that leads out of a folder. */
function safe(name: string): string {
  const cleaned = name
    .replace(/^.*[/\\]/s, '')
    .replace(/[\u0000-\u001f\u007f<>:"|?*\u202a-\u202e\u2066-\u2069]/g, '_')
    .replace(/^\.+|[. ]+$/g, '')
    .slice(0, 120);
  return /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(cleaned) ? `_${cleaned}` : cleaned;
}

/** The name a saved body gets: by Content-Disposition (RFC 6266), else by the address, else `response`. */
export function fileName(contentDisposition: string | null, url: string, extension: string): string {
  const given = contentDisposition === null ? '' : safe(dispositionName(contentDisposition));
  if (given !== '') return given;
  const last = safe(decoded(/^[a-z]+:\/\/[^/?#]*([^?#]*)/i.exec(url)?.[1]?.split('/').at(-1) ?? ''));
  if (/\.[a-z0-9]{1,8}$/i.test(last)) return last;
  return `${last || 'response'}.${extension}`;
}

function dispositionName(value: string): string {
  const extended = /;\s*filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(value)?.[1];
  if (extended !== undefined) return decoded(extended);
  const plain = /;\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(value);
  return plain?.[1]?.replace(/\\(.)/g, '$1') ?? plain?.[2] ?? '';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
