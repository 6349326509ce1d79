/**
 * `time` in the words of a Day.js pattern, with the tokens that REST Client and httpYac know. Day.js is read from disk
 * when the first date is written.
 */
export async function dayJsFormat(pattern: string, time: number, calendar: 'utc' | 'local'): Promise<string> {
  const [{ default: dayjs }, { default: utc }] = await Promise.all([import('dayjs'), import('dayjs/plugin/utc.js')]);
  dayjs.extend(utc);
  return (calendar === 'utc' ? dayjs.utc(time) : dayjs(time)).format(pattern);
}
