import { fix, insertion } from '../problem.ts';
import { difference, type PortabilityCheck } from './difference.ts';

/** A target without a scheme: `http` in most tools, `https` here for what is not on this machine or a private network. */
export const defaultScheme: PortabilityCheck = (_document, { request }) => {
  const { text, range } = request.target;
  if (request.curl || text === '' || text === '*' || /^(?:\{\{|[A-Za-z][A-Za-z0-9+.-]*:\/\/)/.test(text)) return [];
  if (text.startsWith('/') && !request.fields.some(({ name }) => name.text.toLowerCase() === 'host')) return [];
  return [
    difference(
      'differs-default-scheme',
      range,
      'Without a scheme tools choose for themselves: JetBrains and REST Client take http://, the draft specification https://, Portside http:// for this machine and private networks and https:// for all else.',
      text.startsWith('/') ? null : fix('Write https://', insertion(range.start, 'https://')),
    ),
  ];
};
