import type { Entry } from '../entry.ts';

/** Codes that are in use without being registered. Each title or detail says whose they are. */
export const unofficialStatuses: Readonly<Record<number, Entry>> = {
  218: {
    title: 'This is fine (Apache)',
    summary: 'A catch-all of Apache HTTP Server that lets an error body pass through ProxyErrorOverride.',
    detail:
      'With the directive on, error statuses from behind are replaced by pages of Apache; this number is not, because it counts as success.',
    advice: ['Read the body for what really happened.'],
    see: ['wikipedia-status'],
  },
  419: {
    title: 'Page Expired (Laravel)',
    summary: 'The CSRF token is missing or no longer valid.',
    detail:
      'An invention of the Laravel framework. The session that the token belonged to has ended, or no session cookie came with the request.',
    advice: ['Fetch the form again and send its token and its cookie together.'],
    see: ['laravel'],
  },
  420: {
    title: 'Method Failure, Enhance Your Calm',
    summary:
      'Two unregistered meanings: a failed method in the old Spring Framework, and rate limiting in the old Twitter API.',
    detail: 'Twitter has moved to 429 since, and Spring has deprecated its constant.',
    advice: ['If the service limits rates, slow down; if it is a Spring application, read its log.'],
    see: ['spring', 'wikipedia-status'],
  },
  430: {
    title: 'Security Rejection (Shopify)',
    summary: 'Shopify took the request for malicious, or for too much at once.',
    detail: 'It was first described as too large request fields.',
    advice: ['Check the shape of the request against the documentation of Shopify, and lower the rate.'],
    see: ['shopify-status'],
  },
  440: {
    title: 'Login Time-out (IIS)',
    summary: 'The session of the user has expired and a new sign-in is needed.',
    detail: 'From Microsoft, seen with Exchange and Outlook on the web.',
    advice: ['Sign in again and repeat the request with the new cookie.'],
    see: ['wikipedia-status'],
  },
  444: {
    title: 'No Response (nginx)',
    summary: 'nginx closed the connection without sending anything, as its configuration told it to.',
    detail:
      'Only to be found in logs: the client just sees the connection end. It is used to drop requests for unknown hosts and from scanners.',
    advice: ['Look for return 444 in the configuration; a wrong Host field is the usual trigger.'],
    see: ['nginx-source'],
  },
  449: {
    title: 'Retry With (Microsoft)',
    summary: 'The request lacks information and should be repeated with it.',
    detail:
      'An extension by Microsoft in which a response field named what to add. Exchange ActiveSync uses it to ask for provisioning.',
    advice: ['Provide what the response asks for before you send it again.'],
    see: ['wikipedia-status'],
  },
  450: {
    title: 'Blocked by Windows Parental Controls (Microsoft)',
    summary: 'Parental controls on the computer of the user block this page.',
    detail: 'The answer is made locally and does not come from the site.',
    advice: ['Ask whoever manages the controls on that computer.'],
    see: ['wikipedia-status'],
  },
  460: {
    title: 'Client Closed Connection (AWS load balancer)',
    summary: 'The client hung up before the idle time-out of the load balancer had passed.',
    detail: 'It appears in the logs of Elastic Load Balancing.',
    advice: ['Raise the time limit of the client, or make the target answer faster.'],
    see: ['aws-load-balancer'],
  },
  463: {
    title: 'Too Many Forwarded Addresses (AWS load balancer)',
    summary: 'X-Forwarded-For arrived with more than 30 addresses.',
    detail: 'Sent by Elastic Load Balancing, mostly when proxies forward to each other in a circle.',
    advice: ['Look for a loop among the proxies, or for a client that makes the field up.'],
    see: ['aws-load-balancer'],
  },
  464: {
    title: 'Incompatible Protocol (AWS load balancer)',
    summary: 'The version of HTTP in the request does not fit the target group.',
    detail:
      'Elastic Load Balancing sends it for gRPC or HTTP/2 targets that are asked in HTTP/1.1, and the other way round.',
    advice: ['Send the request in the version that the target group is configured for.'],
    see: ['aws-load-balancer'],
  },
  494: {
    title: 'Request Header Too Large (nginx)',
    summary: 'The request line or a field exceeds the buffers of nginx.',
    detail: 'Nginx uses it internally and tells the client 400.',
    advice: ['Shorten the cookies, or raise large_client_header_buffers.'],
    see: ['nginx-source'],
  },
  495: {
    title: 'SSL Certificate Error (nginx)',
    summary: 'The client certificate did not pass verification.',
    detail:
      'Nginx uses it for its error pages and tells the client 400 by default. The certificate is expired, revoked, or not issued by an authority that this server accepts.',
    advice: ['Send a client certificate from the authority that the server is configured for.'],
    see: ['nginx-status'],
  },
  496: {
    title: 'SSL Certificate Required (nginx)',
    summary: 'The server requires a client certificate and none was sent.',
    detail: 'Outwardly nginx says 400 with the words that no required SSL certificate was sent.',
    advice: ['Configure a client certificate and its key for this host.'],
    see: ['nginx-status'],
  },
  497: {
    title: 'HTTP Request Sent to HTTPS Port (nginx)',
    summary: 'Plain HTTP arrived on a port where nginx expects TLS.',
    detail: 'What the client sees is 400 and a page saying that the plain HTTP request was sent to an HTTPS port.',
    advice: ['Write https:// in place of http://, with the same port.'],
    see: ['nginx-status'],
  },
  498: {
    title: 'Invalid Token (Esri)',
    summary: 'The token of an ArcGIS service has expired or is not valid.',
    detail: 'It may come as the HTTP status or as a code inside a JSON answer.',
    advice: ['Request a new token from the portal.'],
    see: ['esri-tokens'],
  },
  499: {
    title: 'Client Closed Request (nginx); Token Required (Esri)',
    summary: 'In nginx logs: the client went away before the answer was ready.',
    detail:
      'Nobody receives the nginx code, since the receiver is gone; ArcGIS services use the same number to say that a token is needed.',
    advice: ['Find out who was impatient: a browser tab, a time limit, or a load balancer in front.'],
    see: ['nginx-source', 'esri-tokens'],
  },
  509: {
    title: 'Bandwidth Limit Exceeded',
    summary: 'The site has used up the traffic that its hosting plan includes.',
    detail: 'Used by cPanel and an Apache module.',
    advice: ['Only the owner of the site can lift this, or the next billing period.'],
    see: ['wikipedia-status'],
  },
  520: {
    title: 'Web Server Returns an Unknown Error (Cloudflare)',
    summary: 'The origin answered Cloudflare with something empty, broken or unexpected.',
    detail:
      'Frequent reasons are a crashed application, a connection that was reset, and response fields that are too big.',
    advice: ['Ask the origin without Cloudflare between and look at its raw answer.'],
    see: ['cloudflare-5xx'],
  },
  521: {
    title: 'Web Server Is Down (Cloudflare)',
    summary: 'The origin refused the connection from Cloudflare.',
    detail: 'Either nothing listens on port 80 or 443 there, or a firewall blocks the addresses of Cloudflare.',
    advice: ['Start the web server, and allow the address ranges of Cloudflare.'],
    see: ['cloudflare-5xx'],
  },
  522: {
    title: 'Connection Timed Out (Cloudflare)',
    summary: 'The origin did not complete a TCP connection with Cloudflare in time.',
    detail:
      'Packets are dropped on the way, the origin is overloaded, or the DNS record in the dashboard points at an old address.',
    advice: ['Verify the address of the origin in the DNS settings, then its firewall.'],
    see: ['cloudflare-5xx'],
  },
  523: {
    title: 'Origin Is Unreachable (Cloudflare)',
    summary: 'Cloudflare finds no route to the origin.',
    detail: 'The recorded address is wrong or a network between has failed.',
    advice: ['Confirm with the hosting firm which address the origin has now.'],
    see: ['cloudflare-5xx'],
  },
  524: {
    title: 'A Timeout Occurred (Cloudflare)',
    summary: 'The origin took the connection but sent no response within the limit, 100 seconds on most plans.',
    detail: 'Reports, imports and other long work done inside a request lead here.',
    advice: ['Answer at once and let the client poll for the result.'],
    see: ['cloudflare-5xx'],
  },
  525: {
    title: 'SSL Handshake Failed (Cloudflare)',
    summary: 'Cloudflare could not complete the TLS handshake with the origin.',
    detail:
      'It concerns the second half of the way; the certificate that you see is that of Cloudflare and has nothing to do with it.',
    advice: ['Check that port 443 of the origin speaks TLS, knows the server name, and shares a version and cipher.'],
    see: ['cloudflare-5xx'],
  },
  526: {
    title: 'Invalid SSL Certificate (Cloudflare)',
    summary: 'The certificate of the origin does not pass the check by Cloudflare in strict mode.',
    detail: 'It is expired, self-signed, for another name, or its chain is incomplete.',
    advice: ['Install a valid certificate, or one from the origin CA of Cloudflare, on the origin.'],
    see: ['cloudflare-5xx'],
  },
  527: {
    title: 'Railgun Listener to Origin Error (Cloudflare)',
    summary: 'The link between Cloudflare and a Railgun server was interrupted.',
    detail: 'History: the Railgun product has been retired.',
    advice: [],
    see: ['wikipedia-status'],
  },
  529: {
    title: 'Site Is Overloaded',
    summary: 'The service has more requests than it can handle, not just from you.',
    detail: 'Used by Qualys SSL Labs and by some providers of AI models.',
    advice: ['Retry with pauses that double each time.'],
    see: ['wikipedia-status'],
  },
  530: {
    title: 'Origin DNS Error (Cloudflare), Site Is Frozen (Pantheon)',
    summary: 'Cloudflare shows it together with a 1xxx error, which is the actual reason.',
    detail:
      'The commonest companion is 1016, a host name of the origin that does not resolve; at Pantheon the site sleeps for lack of use.',
    advice: ['Look up the 1xxx number that the page shows.'],
    see: ['cloudflare-5xx', 'wikipedia-status'],
  },
  540: {
    title: 'Temporarily Disabled (Shopify)',
    summary: 'The endpoint that was asked is switched off for the moment.',
    detail: 'An invention of Shopify.',
    advice: ['Watch the status page of Shopify.'],
    see: ['shopify-status'],
  },
  561: {
    title: 'Unauthorized (AWS load balancer)',
    summary: 'The identity provider returned an error to the load balancer while a user signed in.',
    detail: 'From the authentication of Application Load Balancers.',
    advice: ['Check client identifier, secret and endpoints of the identity provider in the listener rule.'],
    see: ['aws-load-balancer'],
  },
  598: {
    title: 'Network Read Timeout',
    summary: 'A proxy reports that reading from the server behind it took too long.',
    detail: 'No single vendor made it: several proxies use it.',
    advice: ['Treat it like 504.'],
    see: ['wikipedia-status'],
  },
  599: {
    title: 'Network Connect Timeout',
    summary: 'A proxy or client library reports that connecting took too long.',
    detail: 'Some libraries hand it to the program although no response ever came.',
    advice: ['Check whether the host can be reached at all from where the request is made.'],
    see: ['wikipedia-status'],
  },
  783: {
    title: 'Unexpected Token (Shopify)',
    summary: 'The JSON of the request has a syntax error.',
    detail: 'It lies outside the five classes of HTTP, so that a strict client may refuse the response.',
    advice: ['Validate the body with a JSON parser.'],
    see: ['shopify-status'],
  },
  999: {
    title: 'Request Denied (LinkedIn)',
    summary: 'The site takes the client for a robot and refuses.',
    detail: 'Out of the range that HTTP allows. Yahoo used it before for rate limits.',
    advice: ['Use the official API of the service instead of its pages.'],
    see: ['wikipedia-status'],
  },
};
