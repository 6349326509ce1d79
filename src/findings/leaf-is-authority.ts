import type { SessionCheck } from './check.ts';
import { baselineRequirements, sources } from './sources.ts';

/** The server holds a certificate with which it could issue others. One that is trusted by itself is left out. */
export const leafIsAuthority: SessionCheck = ({ path, anchorStore }) => {
  const [leaf] = path;
  if (anchorStore === null || path.length < 2 || leaf?.basicConstraints?.isCa !== true) return [];
  return [
    {
      id: 'leaf-is-authority',
      severity: 'notice',
      title: 'The certificate of the server is that of a certification authority',
      detail:
        'Its basic constraints say CA:TRUE. Whoever gets the key of this server could issue certificates for other names, which this computer would trust.',
      advice: ['Issue the certificate of the server anew with CA:FALSE.'],
      citations: [...sources('rfc5280#4.2.1.9'), baselineRequirements('7.1.2.7.6')],
    },
  ];
};
