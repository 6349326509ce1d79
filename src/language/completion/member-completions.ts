import { type Completion, completion } from './completion.ts';
import type { MessageShape } from './placeholder-world.ts';

/** Members that are proposed of one object. */
const most = 500;

/**
 * What may follow `lead`, like `login.response.`, in a reference to an earlier exchange. `rest` is what is written
 * behind it; `message` is `null` when the request was not run.
 */
export function memberCompletions(
  lead: string,
  rest: string,
  closing: string,
  message: MessageShape | null,
): readonly Completion[] {
  if (rest.startsWith('headers.'))
    return [...new Set(message?.fieldNames ?? [])].map((name) =>
      completion('field', `${lead}headers.${name}`, { insert: `${lead}headers.${name}${closing}` }),
    );
  const path = /^body\.(\$.*)?$/s.exec(rest);
  if (path) return bodyCompletions(`${lead}body.`, path[1] ?? '', closing, message);
  return [
    completion('request', `${lead}body.`, { detail: 'A part of the body', goesOn: true }),
    completion('request', `${lead}headers.`, { detail: 'The value of a field', goesOn: true }),
    ...(lead.endsWith('.response.')
      ? [
          completion('request', `${lead}status`, {
            insert: `${lead}status${closing}`,
            detail: 'The status, such as 200',
          }),
        ]
      : []),
    completion('request', `${lead}body`, { insert: `${lead}body${closing}`, detail: 'The bytes of the body' }),
  ];
}

function bodyCompletions(
  lead: string,
  path: string,
  closing: string,
  message: MessageShape | null,
): readonly Completion[] {
  const whole = completion('request', `${lead}*`, { insert: `${lead}*${closing}`, detail: 'The whole body' });
  if (path === '') {
    const root = completion('path', `${lead}$.`, { detail: 'A JSONPath', goesOn: true });
    return message?.json === undefined ? [root, whole] : [...membersAt(`${lead}$`, '$', message.json, closing), whole];
  }
  if (message?.json === undefined) return [];
  // The last step is being written; the ones before it lead to the value whose members are proposed.
  const cut = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
  const before = cut === -1 ? '$' : path.slice(0, cut);
  return membersAt(`${lead}${before}`, before, message.json, closing);
}

/** `written` is the path as it stands, `path` what of it is JSONPath. */
function membersAt(written: string, path: string, json: unknown, closing: string): readonly Completion[] {
  const value = valueAt(json, path);
  if (Array.isArray(value))
    return [
      ...value.slice(0, 3).map((one, index) => memberOf(`${written}[${index}]`, one, closing)),
      completion('path', `${written}[*]`, { insert: `${written}[*]${closing}`, detail: `all ${value.length}` }),
    ];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .slice(0, most)
    .filter(([name]) => !/['{}\\\r\n]/.test(name))
    .map(([name, one]) =>
      memberOf(/^[A-Za-z_]\w*$/.test(name) ? `${written}.${name}` : `${written}['${name}']`, one, closing),
    );
}

function memberOf(path: string, value: unknown, closing: string): Completion {
  const text = preview(value);
  return completion('path', path, { insert: `${path}${closing}`, detail: text });
}

function preview(value: unknown): string {
  if (Array.isArray(value)) return `${value.length} ${value.length === 1 ? 'item' : 'items'}`;
  if (typeof value === 'object' && value !== null) return '{…}';
  const text = String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** Follows `.name`, `['name']`, `[0]` and `[*]` (the first); `undefined` when the path leads nowhere. */
function valueAt(json: unknown, path: string): unknown {
  let value = json;
  for (const step of path.slice(1).matchAll(/\.([^.[\]]+)|\[(?:'([^']*)'|"([^"]*)"|(\d+|\*))\]/g)) {
    const key = step[1] ?? step[2] ?? step[3] ?? (step[4] === '*' ? '0' : step[4]);
    if (typeof value !== 'object' || value === null || key === undefined || !Object.hasOwn(value, key))
      return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}
