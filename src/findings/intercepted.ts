import { holderOf, issuerOf } from './certificates-in-use.ts';
import type { SessionCheck } from './check.ts';
import { privateAnchor, storeTexts } from './private-anchor.ts';
import { sources } from './sources.ts';

const kinds = {
  proxy: 'a gateway that networks put between their computers and the internet',
  security: 'a security program on this computer',
  tool: 'a program with which developers look into connections',
} as const;

/** A public name for which the authority of a product vouches that opens TLS connections on the way; trusted or not. */
export const intercepted: SessionCheck = (session, { host }) => {
  const anchor = privateAnchor(session, host);
  const kind = anchor?.known?.kind ?? 'development';
  if (anchor === null || anchor.known === null || kind === 'development') return [];
  const { last, known } = anchor;
  const authority = last.selfSigned ? holderOf(last) : issuerOf(last);
  return [
    {
      id: 'intercepted',
      severity: 'notice',
      title: `The certificate of ${session.checkedName} was made by ${known.name}, not by a public authority`,
      detail: `The chain ends at “${authority}”. ${known.name} is ${kinds[kind]}: it opens the connection, can read and change what is sent, and makes a certificate of its own for it. What the server itself sent is not seen.${
        session.anchorStore === null ? '' : ` It is trusted because of ${storeTexts[session.anchorStore]}.`
      }`,
      advice: [
        `If you or your company set up ${known.name}, all is as intended; have this host left out of it where the real certificate matters.`,
        'If you do not know of it, do not send anything confidential, and ask who manages this computer or network.',
      ],
      citations: sources('rfc5280#6.1.1', 'rfc9325#7.1'),
    },
  ];
};
