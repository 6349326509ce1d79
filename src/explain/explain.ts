import { explainAlert } from './explain-alert.ts';
import { explainCertificateError } from './explain-certificate-error.ts';
import { explainCipherSuite } from './explain-cipher-suite.ts';
import { explainConcept } from './explain-concept.ts';
import { explainFailure } from './explain-failure.ts';
import { explainField } from './explain-field.ts';
import { explainMethod } from './explain-method.ts';
import { explainPort, knownPorts } from './explain-port.ts';
import { explainStatus, explainStatusClass, knownStatuses } from './explain-status.ts';
import { explainTlsVersion } from './explain-tls-version.ts';
import type { Explanation } from './explanation.ts';
import { parseCipherSuite } from './tls/cipher-suite.ts';

/**
 * Everything known about what a person types after `portside explain`: `404`, `trace`, `ETag:`, `:8443`, `ECONNREFUSED`,
 * `TLS 1.3`, `alert 40`, `not found`, `keyless ssl`. The likeliest meaning comes first; empty when nothing is known.
 */
export function explain(word: string): readonly Explanation[] {
  const text = word.trim().replace(/\s+/g, ' ');
  return explainNumber(text) ?? explainPhrase(text) ?? explainWord(text);
}

/**
 * A bare number can be a status or a port. Whichever has an entry of its own is given, the status first (`404`, `443`);
 * a number that neither table knows is explained as far as its class and range go.
 */
function explainNumber(text: string): readonly Explanation[] | null {
  if (!/^\d{1,6}$/.test(text)) {
    return null;
  }
  const number = Number(text);
  const isStatus = knownStatuses().includes(number);
  const isPort = knownPorts().includes(number);
  if (isStatus || isPort) {
    return known(isStatus ? explainStatus(number) : null, isPort ? explainPort(number) : null);
  }
  return number >= 100 && number <= 599 ? [explainStatus(number), explainPort(number)] : [explainPort(number)];
}

/** Words that say what kind of thing is meant, and lines copied from elsewhere. */
function explainPhrase(text: string): readonly Explanation[] | null {
  const statusClass = /^([1-5])xx$/i.exec(text);
  if (statusClass !== null) {
    return known(explainStatusClass(Number(statusClass[1])));
  }
  const status = /^(?:HTTP\/\d(?:\.\d)? |(?:http |status |status code |code )+)?(\d{3})(?: \D.*)?$/i.exec(text);
  if (status !== null) {
    return [explainStatus(Number(status[1]))];
  }
  const port = /^(?:(?:tcp |tls |https? )?port |(?:https?:\/\/)?[\w.-]*:)(\d{1,6})\/?$/i.exec(text);
  if (port !== null) {
    return [explainPort(Number(port[1]))];
  }
  const alert = /^(?:tls |ssl )?alert (?:number )?(\d{1,3}|[a-z_]+)$/i.exec(text);
  if (alert !== null) {
    const value = alert[1] ?? '';
    return known(explainAlert(/^\d/.test(value) ? Number(value) : value));
  }
  const kind = /^(method|field|header) (\S+)$/i.exec(text);
  if (kind !== null) {
    const name = kind[2] ?? '';
    const found = kind[1]?.toLowerCase() === 'method' ? explainMethod(name.toUpperCase()) : explainField(name);
    return found === null ? null : [found];
  }
  // `ETag: "abc"`, copied from a response.
  const line = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):(?: .*)?$/.exec(text);
  const field = line === null ? null : explainField(line[1] ?? '');
  return field === null ? null : [field];
}

function explainWord(text: string): readonly Explanation[] {
  const code = text.toUpperCase().replace(/[ -]+/g, '_');
  return known(
    statusByTitle(text),
    explainMethod(text.toUpperCase()),
    explainField(text.replaceAll(' ', '-')),
    explainFailure(text) ?? explainFailure(code),
    explainCertificateError(code),
    explainTlsVersion(text),
    parseCipherSuite(text) === null && parseCipherSuite(text.toUpperCase()) === null
      ? null
      : explainCipherSuite(parseCipherSuite(text) === null ? text.toUpperCase() : text),
    explainAlert(text.replace(/[ -]+/g, '_')),
    explainConcept(text.replace(/:\/\/$/, '')),
  );
}

/** `not found` is 404. Apostrophes and case do not matter. */
function statusByTitle(text: string): Explanation | null {
  const wanted = plain(text);
  for (const code of knownStatuses()) {
    const explanation = explainStatus(code);
    if (plain(explanation.title) === wanted) {
      return explanation;
    }
  }
  return wanted === 'im a teapot' ? explainStatus(418) : null;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[\s-]+/g, ' ');
}

function known(...explanations: readonly (Explanation | null)[]): readonly Explanation[] {
  return explanations.filter((explanation) => explanation !== null);
}
