import type { Entry } from '../entry.ts';

/** 4xx of the IANA registry. */
export const clientErrorStatuses: Readonly<Record<number, Entry>> = {
  400: {
    title: 'Bad Request',
    summary: 'The server could not make sense of the request, or will not act on it as it stands.',
    detail:
      'Malformed JSON, a missing parameter, a bad Host field or a broken request line all end here. Servers also send it for plain HTTP that arrives on a TLS port, and when they wanted a client certificate.',
    advice: [
      'Read the body: it usually names the part that was not understood.',
      'Compare the request as it was sent with what the documentation asks for, Content-Type first.',
    ],
    see: ['rfc9110#15.5.1'],
  },
  401: {
    title: 'Unauthorized',
    summary: 'The request has no credentials that the server accepts.',
    detail:
      'The name is unlucky: it is about authentication, so who you are, not about what you may do. WWW-Authenticate must say which scheme the server wants, such as Basic, Bearer or Digest.',
    advice: [
      'Send the Authorization field in the scheme that WWW-Authenticate names.',
      'If you sent one, check that the token has not expired and was made for this host.',
      'After a redirect to another origin, credentials are dropped on purpose: ask the final address directly.',
    ],
    see: ['rfc9110#15.5.2', 'rfc9110#11'],
  },
  402: {
    title: 'Payment Required',
    summary: 'Reserved for payment, and used by some services when a plan or a balance does not suffice.',
    detail:
      'The standard gives it no further meaning. What is owed, and to whom, is for the service to say in the body.',
    advice: ['Look at the plan, the quota and the billing page of the account that the key belongs to.'],
    see: ['rfc9110#15.5.3'],
  },
  403: {
    title: 'Forbidden',
    summary: 'The server understood the request and refuses to fulfil it.',
    detail:
      'Logging in as the same user again will not help: this identity may not do this, or nobody may. Firewalls and bot filters answer so too, and a server that wants to hide that something exists may say 404 instead.',
    advice: [
      'Check the rights, scopes or roles of the account, and the address the request comes from.',
      'If a browser is let in and this request is not, compare User-Agent, Origin, Referer and the CSRF token.',
    ],
    see: ['rfc9110#15.5.4'],
  },
  404: {
    title: 'Not Found',
    summary: 'The server has nothing at this address, or does not want to say that it has.',
    detail:
      'It does not tell whether the absence lasts; 410 does. The host did answer, so name, port and connection are right, and the path, the query or the method routing is what to look at.',
    advice: [
      'Check the path letter by letter: case, trailing slash, version prefix and unresolved variables.',
      'Check the Host field and the base address: another virtual host may have answered.',
    ],
    see: ['rfc9110#15.5.5'],
  },
  405: {
    title: 'Method Not Allowed',
    summary: 'The address exists, but not for this method.',
    detail:
      'The response must carry Allow with the methods that do work here. Every general-purpose server supports GET and HEAD, though not necessarily at each address.',
    advice: [
      'Choose a method from the Allow field.',
      'A missing trailing slash can send a POST to a route that only knows GET.',
    ],
    see: ['rfc9110#15.5.6'],
  },
  406: {
    title: 'Not Acceptable',
    summary: 'The server has no representation that fits what the request said it would accept.',
    detail:
      'The wishes are in Accept, Accept-Language and Accept-Encoding. Most servers prefer to send something unasked for rather than this.',
    advice: ['Widen the Accept field, for instance to */*, and see what comes.'],
    see: ['rfc9110#15.5.7', 'rfc9110#12'],
  },
  407: {
    title: 'Proxy Authentication Required',
    summary: 'The proxy between, and not the server, wants credentials first.',
    detail:
      'Proxy-Authenticate names the scheme, and Proxy-Authorization is where the credentials go. For an https:// address it answers the CONNECT request, so the server has not seen anything yet.',
    advice: ['Set user and password for the proxy, not for the site.'],
    see: ['rfc9110#15.5.8', 'rfc9110#11.7'],
  },
  408: {
    title: 'Request Timeout',
    summary: 'The server waited for the request to be complete and gave up.',
    detail:
      'It is the client that was slow here, or sent less than Content-Length promised. Some servers also send it on an idle kept-alive connection just before they close it.',
    advice: [
      'Check that the body is as long as Content-Length says.',
      'The same request may be repeated on a new connection.',
    ],
    see: ['rfc9110#15.5.9'],
  },
  409: {
    title: 'Conflict',
    summary: 'The request contradicts the present state of the resource.',
    detail:
      'Typical causes are an edit of a version that someone else has changed since, a name that is taken, or a state the operation does not fit. The body should say enough to resolve it.',
    advice: ['Fetch the current state, merge, and send again with If-Match.'],
    see: ['rfc9110#15.5.10'],
  },
  410: {
    title: 'Gone',
    summary: 'The resource was here and has been removed for good.',
    detail: 'It is 404 with certainty: links to it should be deleted. Services use it for retired versions of an API.',
    advice: ['Look for the successor in the documentation; there is no redirect to it.'],
    see: ['rfc9110#15.5.11'],
  },
  411: {
    title: 'Length Required',
    summary: 'The server wants Content-Length and the request has none.',
    detail:
      'Requests sent with Transfer-Encoding: chunked run into it at servers that do not read chunks. A POST without any body needs Content-Length: 0.',
    advice: ['Send the body with a known length instead of streaming it.'],
    see: ['rfc9110#15.5.12'],
  },
  412: {
    title: 'Precondition Failed',
    summary: 'A condition in the request did not hold, so nothing was done.',
    detail:
      'If-Match, If-None-Match and If-Unmodified-Since set such conditions, mostly to avoid overwriting the work of others.',
    advice: ['Fetch the resource again and use its present ETag in the condition.'],
    see: ['rfc9110#15.5.13', 'rfc9110#13.1'],
  },
  413: {
    title: 'Content Too Large',
    summary: 'The body is bigger than the server is willing to take.',
    detail:
      'Older texts call it Payload Too Large or Request Entity Too Large. Often a proxy in front sets the limit, as nginx does with one megabyte unless told otherwise.',
    advice: ['Send less, split the upload, or raise the limit where it is set (client_max_body_size in nginx).'],
    see: ['rfc9110#15.5.14'],
  },
  414: {
    title: 'URI Too Long',
    summary: 'The target is longer than the server is willing to read.',
    detail:
      'Usual reasons are a form sent with GET that belongs in a POST, or a redirect that keeps adding to its own query. Limits of 4 to 16 kilobytes are common.',
    advice: [
      'Move the parameters into a body, with POST or QUERY.',
      'If you were redirected, look at how the address grew.',
    ],
    see: ['rfc9110#15.5.15'],
  },
  415: {
    title: 'Unsupported Media Type',
    summary: 'The server does not take a body in this format for this method.',
    detail:
      'It judges by Content-Type and Content-Encoding, or by the content itself. Accept, Accept-Post or Accept-Patch in the response may name what it would take.',
    advice: ['Set Content-Type to what the body really is, application/json for JSON.'],
    see: ['rfc9110#15.5.16'],
  },
  416: {
    title: 'Range Not Satisfiable',
    summary: 'The requested range lies outside the resource.',
    detail:
      'Content-Range of the form bytes */N tells the real length N. Continuing a download that is already complete ends here.',
    advice: ['Compare the start of your Range with the length in Content-Range, or leave Range out.'],
    see: ['rfc9110#15.5.17'],
  },
  417: {
    title: 'Expectation Failed',
    summary: 'Something that the Expect field demanded cannot be met.',
    detail: 'The only expectation defined is 100-continue, and some servers and proxies do not know even that.',
    advice: ['Send the request without the Expect field.'],
    see: ['rfc9110#15.5.18', 'rfc9110#10.1.1'],
  },
  418: {
    title: '(Unused)',
    summary: 'Reserved: an April joke of 1998 in which a teapot refuses to brew coffee.',
    detail:
      "Too many programs answer I'm a teapot for the number to be given a serious meaning. Some sites send it to visitors they take for robots.",
    advice: ['If you did not ask a teapot, treat it as a refusal and look for a bot filter.'],
    see: ['rfc9110#15.5.19', 'rfc2324#2.3.2'],
  },
  421: {
    title: 'Misdirected Request',
    summary: 'This server is not set up to answer for the host that was asked.',
    detail:
      'With HTTP/2 a client may reuse a connection for another name that the certificate covers, and end at a server that does not serve it. A mismatch between the TLS server name and the Host field has the same effect.',
    advice: ['Repeat the request on a fresh connection made for that host.'],
    see: ['rfc9110#15.5.20'],
  },
  422: {
    title: 'Unprocessable Content',
    summary: 'The body can be read, but what it says cannot be carried out.',
    detail:
      'The JSON or XML is well formed; a value in it breaks a rule of the application. Frameworks use it for failed validation.',
    advice: ['Look in the body for a list of fields with their messages.'],
    see: ['rfc9110#15.5.21'],
  },
  423: {
    title: 'Locked',
    summary: 'The WebDAV resource is locked by someone.',
    detail:
      'Whoever holds the lock can proceed by giving its token in the If field. Locks expire by themselves after a time-out.',
    advice: ['Send the lock token, wait for the lock to expire, or release it with UNLOCK.'],
    see: ['rfc4918#11.3'],
  },
  424: {
    title: 'Failed Dependency',
    summary: 'This action was not tried because another one that it needs has failed.',
    detail:
      'It mostly stands inside a 207 body, for example when one property of a PROPPATCH is refused and the rest are rolled back.',
    advice: ['Find the first error in the answer; this one goes away with it.'],
    see: ['rfc4918#11.4'],
  },
  425: {
    title: 'Too Early',
    summary: 'The server will not risk a request that arrived in early data and might be a replay.',
    detail:
      'TLS 1.3 lets a returning client send data in its first flight, which an attacker on the path could copy and send again. The refusal protects actions that must not happen twice.',
    advice: ['Send it again once the handshake is complete.'],
    see: ['rfc8470#5.2'],
  },
  426: {
    title: 'Upgrade Required',
    summary: 'The server wants another protocol, named in its Upgrade field.',
    detail:
      'WebSocket endpoints answer so when they are asked with plain HTTP. It can also ask for a newer version of TLS or HTTP.',
    advice: ['Open the address with a WebSocket client if Upgrade says websocket.'],
    see: ['rfc9110#15.5.22'],
  },
  428: {
    title: 'Precondition Required',
    summary: 'The server accepts this change only with a condition such as If-Match.',
    detail:
      'It guards against lost updates: two people fetch the same version, and the second to save overwrites the first.',
    advice: ['Do a GET first and put its ETag into If-Match.'],
    see: ['rfc6585#3'],
  },
  429: {
    title: 'Too Many Requests',
    summary: 'You sent more requests than the server allows in a given time.',
    detail:
      'Retry-After may say how long to wait, and RateLimit or X-RateLimit fields how much is left. Limits are counted per key, per user or per address.',
    advice: [
      'Wait as long as Retry-After says, then go on more slowly.',
      'When you run many requests, run fewer at once.',
    ],
    see: ['rfc6585#4'],
  },
  431: {
    title: 'Request Header Fields Too Large',
    summary: 'One field, or all of them together, are bigger than the server reads.',
    detail:
      'Cookies that pile up are the commonest cause, a long token the next. Node.js draws the line at 16 kilobytes for all fields.',
    advice: ['Delete the cookies for this host and look for the longest field in the request.'],
    see: ['rfc6585#5'],
  },
  451: {
    title: 'Unavailable For Legal Reasons',
    summary: 'Access is refused because of a legal demand.',
    detail: 'A Link field with rel=blocked-by may name who enforces it. The number recalls the novel Fahrenheit 451.',
    advice: ['The demand can depend on the country from which you ask.'],
    see: ['rfc7725#3'],
  },
};
