import type { Substitution } from '../request/origin.ts';
import type { ResolvedRequest } from '../request/resolved-request.ts';
import type { HiddenValue } from './secret-pieces.ts';

/** Names that mean something to a shell or to what it starts. */
const taken: ReadonlySet<string> = new Set(
  'CDPATH COLUMNS EDITOR ENV EUID GID HISTFILE HOME HOST HOSTNAME IFS LANG LINES LOGNAME MAIL OLDPWD OPTARG OPTIND PATH PPID PS1 PS2 PS4 PWD RANDOM SECONDS SHELL TERM TMPDIR TZ UID USER'.split(
    ' ',
  ),
);

/** The secrets of a request, each with a variable named after the placeholder that brought it. */
export function hiddenValues(
  { secrets, fields }: Pick<ResolvedRequest, 'secrets' | 'fields'>,
  substitutions: readonly Substitution[],
): readonly HiddenValue[] {
  const used = new Set<string>();
  return [...new Set(secrets)].map((value) => {
    const from = substitutions.find((one) => one.value === value);
    const wanted = from ? wordOf(from) : fields.some((field) => field.value === `Basic ${value}`) ? 'CREDENTIALS' : '';
    const name = /^[A-Z]/.test(wanted) && !taken.has(wanted) ? wanted : `SECRET${wanted === '' ? '' : `_${wanted}`}`;
    let variable = name;
    for (let count = 2; used.has(variable); count += 1) variable = `${name}_${count}`;
    used.add(variable);
    return { value, variable };
  });
}

/** `apiToken` and `{{%apiToken}}` are `API_TOKEN`, `{{$secret api-token}}` as well. */
function wordOf({ origin, inner }: Substitution): string {
  const name = origin?.kind === 'secret' ? origin.name : inner;
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z\d]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 60)
    .toUpperCase();
}
