import { describeDirective } from '../language/directives.ts';
import type { Directive } from '../language/document.ts';
import { fix, replacement } from '../language/problem.ts';
import { readDuration } from './duration.ts';
import { loopOf } from './loop-runs.ts';
import type { RequestOptions } from './resolved-request.ts';
import { complain, type Resolving } from './resolving.ts';

/** What the directives of a block ask for. */
export interface DirectiveWishes {
  readonly options: RequestOptions;
  /** Questions to ask before sending, in order. */
  readonly confirmations: readonly string[];
  readonly disabled: Directive | null;
}

export function resolveOptions(resolving: Resolving, defaults: RequestOptions): DirectiveWishes {
  let options = defaults;
  let disabled: Directive | null = null;
  const confirmations: string[] = [];
  for (const directive of resolving.block.directives) {
    const description = describeDirective(directive.name.text);
    if (!description) continue;
    const value = directive.value?.text ?? null;
    switch (description.name) {
      case 'no-redirect':
        options = { ...options, followRedirects: false };
        break;
      case 'no-reject-unauthorized':
        options = { ...options, verifyCertificate: false };
        break;
      case 'no-client-cert':
        options = { ...options, clientCertificate: 'none' };
        break;
      case 'no-proxy':
        options = { ...options, proxy: 'none' };
        break;
      case 'timeout':
        options = { ...options, timeout: milliseconds(resolving, directive) ?? options.timeout };
        break;
      case 'connection-timeout':
        options = { ...options, connectTimeout: milliseconds(resolving, directive) ?? options.connectTimeout };
        break;
      case 'max-redirects':
        options = { ...options, maxRedirects: count(resolving, directive) ?? options.maxRedirects };
        break;
      case 'sleep':
        options = { ...options, delay: milliseconds(resolving, directive, 'ms') ?? 0 };
        break;
      case 'loop':
        if (value === null || !loopOf(value)) notBuilt(resolving, directive);
        break;
      case 'note':
        confirmations.push(value ?? 'Send this request?');
        break;
      case 'disabled':
        if (value === null || value === 'true') disabled = directive;
        else if (value !== 'false') notBuilt(resolving, directive);
        break;
      default:
        if (description.effect === 'later') notBuilt(resolving, directive);
    }
  }
  return { options, confirmations, disabled };
}

function count(resolving: Resolving, { name, value, range }: Directive): number | null {
  if (value && /^\d{1,6}$/.test(value.text)) return Number(value.text);
  complain(
    resolving,
    'malformed-count',
    'error',
    value?.range ?? range,
    `@${name.text} takes a whole number: @${name.text} 5.`,
  );
  return null;
}

function milliseconds(resolving: Resolving, directive: Directive, bare = resolving.traits.bareDuration): number | null {
  const { name, value, range } = directive;
  const duration = value && readDuration(value.text, bare);
  if (!value || !duration || duration.milliseconds <= 0) {
    complain(
      resolving,
      'malformed-duration',
      'error',
      value?.range ?? range,
      `@${name.text} takes a time: @${name.text} 5 s, or 500 ms, or 2 m.`,
    );
    return null;
  }
  if (duration.assumed !== null && bare === 'by-size')
    complain(
      resolving,
      'duration-without-unit',
      'warning',
      value.range,
      `Without a unit this is ${value.text} ${duration.assumed === 's' ? 'seconds' : 'milliseconds'} here; JetBrains reads seconds, httpYac milliseconds. Write the unit.`,
      fix(`Write ${value.text} ${duration.assumed}`, replacement(value.range, `${value.text} ${duration.assumed}`)),
    );
  return duration.milliseconds;
}

function notBuilt(resolving: Resolving, { name, range }: Directive): void {
  complain(
    resolving,
    'directive-not-built',
    'warning',
    range,
    `@${name.text} is not built yet. The request is sent as if it were not there.`,
  );
}
