const units = ['kB', 'MB', 'GB', 'TB'];

/** `0 bytes`, `1 byte`, `512 bytes`, `1.2 kB`: thousands, as on the wire, not 1024. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 10 ? value.toFixed(1).replace(/\.0$/, '') : Math.round(value)} ${units[unit]}`;
}

/** `1,234,567 bytes`. */
export function exactBytes(bytes: number): string {
  return bytes === 1 ? '1 byte' : `${String(bytes).replace(/\B(?=(\d{3})+$)/g, ',')} bytes`;
}
