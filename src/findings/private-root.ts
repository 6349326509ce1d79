import { holderOf } from './certificates-in-use.ts';
import type { SessionCheck } from './check.ts';
import { privateAnchor, storeTexts } from './private-anchor.ts';
import { sources } from './sources.ts';

/** A public name for which an authority vouches that is trusted here and is not one of the public ones. */
export const privateRoot: SessionCheck = (session, { host }) => {
  const anchor = privateAnchor(session, host);
  if (anchor === null || session.anchorStore === null) return [];
  const { last, known } = anchor;
  if (known !== null && known.kind !== 'development') return [];
  return [
    {
      id: 'private-root',
      severity: 'notice',
      title: `“${holderOf(last)}” vouches for ${session.checkedName} and is not among the public authorities that Node.js knows`,
      detail: `It is trusted because of ${storeTexts[session.anchorStore]}.${
        known === null
          ? ' That is in order for a server of your own or of your company. For a site of the internet it means that somebody on the way opens the connection, can read it, and signs with an authority that was installed here.'
          : ` It was made by ${known.name} for development.`
      }`,
      advice: [
        `If ${session.checkedName} is not a server of your own or of your company, ask who installed “${holderOf(last)}”.`,
        'Compare the fingerprint with the one that is seen from another network.',
      ],
      citations: sources('rfc5280#6.1.1'),
    },
  ];
};
