import type { EndpointGroup } from './endpoint.ts';
import { authentication } from './endpoints/authentication.ts';
import { caching } from './endpoints/caching.ts';
import { charsets } from './endpoints/charsets.ts';
import { compression } from './endpoints/compression.ts';
import { cookies } from './endpoints/cookies.ts';
import { echo } from './endpoints/echo.ts';
import { failures } from './endpoints/failures.ts';
import { hostile } from './endpoints/hostile.ts';
import { http2 } from './endpoints/http2.ts';
import { indexPage } from './endpoints/index-page.ts';
import { intermediate } from './endpoints/intermediate.ts';
import { mediaTypes } from './endpoints/media-types.ts';
import { redirects } from './endpoints/redirects.ts';
import { responseFields } from './endpoints/response-fields.ts';
import { statuses } from './endpoints/statuses.ts';
import { timing } from './endpoints/timing.ts';

/** All that the playground's HTTP and HTTPS servers answer. Of two paths that fit, the earlier one does. */
export const endpointGroups: readonly EndpointGroup[] = [
  indexPage,
  echo,
  statuses,
  redirects,
  mediaTypes,
  compression,
  charsets,
  timing,
  cookies,
  authentication,
  caching,
  responseFields,
  failures,
  http2,
  hostile,
  intermediate,
];
