import type { ConceptTable } from './concept-entry.ts';

/** Messages, caching, browsers and authentication. */
export const messageConcepts: ConceptTable = {
  request: {
    aliases: ['http request'],
    title: 'Request',
    summary: 'What the client sends: a method, a target, fields, and perhaps a body.',
    detail: 'In HTTP/1.1 it is text: the request line, one line for each field, an empty line, and the body.',
    advice: [],
    see: ['rfc9110#6', 'rfc9112#3'],
  },
  response: {
    aliases: ['http response'],
    title: 'Response',
    summary: 'What the server answers: a status code, fields, and perhaps a body of any media type.',
    detail: 'Interim responses (1xx) can come before the final one.',
    advice: [],
    see: ['rfc9110#6', 'rfc9112#4'],
  },
  'status code': {
    aliases: ['status', 'http status'],
    title: 'Status code',
    summary: 'Three digits by which the server says how the request went; the first gives the class.',
    detail:
      '1xx interim, 2xx success, 3xx redirection, 4xx the request is at fault, 5xx the server failed. A client treats a code that it does not know as the x00 of its class.',
    advice: [],
    see: ['rfc9110#15', 'iana:http-status-codes'],
  },
  method: {
    aliases: ['http method', 'verb'],
    title: 'Method',
    summary: 'The first word of a request: what is to be done with the target.',
    detail:
      'GET reads, POST submits, PUT replaces, PATCH changes in part, DELETE removes, OPTIONS asks what is possible, TRACE echoes. Names are case-sensitive.',
    advice: [],
    see: ['rfc9110#9', 'iana:http-methods'],
  },
  field: {
    aliases: ['header', 'http header', 'header field'],
    title: 'Field',
    summary: 'A name and a value before the body that say something about the message; often called header.',
    detail:
      'Names are case-insensitive. Some fields may come several times; their values are then joined with commas, except for Set-Cookie.',
    advice: [],
    see: ['rfc9110#5', 'iana:http-fields'],
  },
  body: {
    aliases: ['content', 'payload'],
    title: 'Body',
    summary: 'The content of a message, after the empty line.',
    detail:
      'Content-Type says what it is, Content-Encoding how it is compressed, and Content-Length or chunks where it ends.',
    advice: [],
    see: ['rfc9110#6.4'],
  },
  'media type': {
    aliases: ['mime type', 'mime', 'content type'],
    title: 'Media type',
    summary: 'Names the format of a body, such as application/json, text/html or image/png.',
    detail:
      'A response can be any media type, and so can the body of a request. The name stands in Content-Type, with parameters such as charset; Accept lists those that the client would like. A suffix such as +json says what the format is built on.',
    advice: [],
    see: ['rfc9110#8.3.1', 'rfc6838', 'iana:media-types'],
  },
  charset: {
    aliases: ['character encoding', 'utf-8', 'character set'],
    title: 'Character encoding',
    summary: 'Says which bytes stand for which characters in a text.',
    detail:
      'UTF-8 is the rule today. Without a charset parameter the receiver has to guess, and umlauts turn into two odd signs when it guesses wrong.',
    advice: [],
    see: ['rfc9110#8.3.2', 'rfc8259#8.1'],
  },
  'content negotiation': {
    aliases: ['negotiation'],
    title: 'Content negotiation',
    summary: 'Client and server agree which of several forms of a resource is sent.',
    detail:
      'The client states wishes in Accept, Accept-Language and Accept-Encoding; the server chooses and says in Vary by which fields it chose.',
    advice: [],
    see: ['rfc9110#12'],
  },
  redirect: {
    aliases: ['redirection', 'redirects'],
    title: 'Redirect',
    summary: 'The server sends the client to another address, which Location names.',
    detail:
      '301 and 308 are for good, 302 and 307 for now, 303 says to fetch a result with GET. With 307 and 308 the method stays. Each redirect is a request of its own, and credentials are dropped when it leads to another origin.',
    advice: [],
    see: ['rfc9110#15.4'],
  },
  idempotent: {
    aliases: ['idempotence', 'idempotency', 'idempotent method'],
    title: 'Idempotent',
    summary: 'Sent twice, the request has the same effect on the server as sent once.',
    detail:
      'GET, HEAD, OPTIONS, TRACE, PUT, DELETE and QUERY are so by definition, POST and PATCH are not. It is about the effect, not the response: the second DELETE may say 404. A client may repeat an idempotent request by itself after a failure.',
    advice: [],
    see: ['rfc9110#9.2.2'],
  },
  safe: {
    aliases: ['safe method', 'safe methods'],
    title: 'Safe',
    summary: 'The client does not ask for any change: it only reads.',
    detail:
      'GET, HEAD, OPTIONS, TRACE and QUERY are safe. The server may still write a log or count; what matters is that the client is not responsible for a change.',
    advice: [],
    see: ['rfc9110#9.2.1'],
  },
  cacheable: {
    aliases: ['cache', 'caching', 'http cache'],
    title: 'Caching',
    summary:
      'A stored response answers later requests, without asking the server or after asking only whether it still holds.',
    detail:
      'Cache-Control says who may store it and how long it is fresh; afterwards ETag or Last-Modified serve to ask whether it has changed. Age shows that a cache answered.',
    advice: ['Send Cache-Control: no-cache to get past caches.'],
    see: ['rfc9111'],
  },
  'conditional request': {
    aliases: ['etag', 'entity tag', 'conditional', 'validator', 'lost update'],
    title: 'Conditional request',
    summary: 'Is carried out only if the resource has, or has not, changed.',
    detail:
      'The ETag or date of an earlier response goes into If-None-Match or If-Modified-Since (answered by 304 when nothing changed), or into If-Match (answered by 412 when it did, which prevents overwriting the work of others).',
    advice: [],
    see: ['rfc9110#13'],
  },
  'range request': {
    aliases: ['partial content', 'resume download'],
    title: 'Range request',
    summary: 'Asks for a part of a resource, to continue a download or to jump in a video.',
    detail: 'Range names the part; 206 with Content-Range brings it, 416 says that there is no such part.',
    advice: [],
    see: ['rfc9110#14'],
  },
  compression: {
    aliases: ['content coding', 'gzip', 'brotli', 'zstd'],
    title: 'Compression',
    summary: 'The body is sent smaller than it is: gzip, br, zstd or deflate.',
    detail:
      'Accept-Encoding offers, Content-Encoding tells. There are two sizes then: that on the wire and that of the content. Secrets should not be compressed together with what an attacker can choose.',
    advice: [],
    see: ['rfc9110#8.4', 'rfc7932', 'rfc8878'],
  },
  deflate: {
    aliases: [],
    title: 'deflate',
    summary: 'A compression whose name covers two formats.',
    detail: 'By the standard it is zlib around deflate; some servers send bare deflate. Clients try both.',
    advice: [],
    see: ['rfc9110#8.4.1.2', 'rfc1950'],
  },
  chunked: {
    aliases: ['chunked transfer coding', 'chunked encoding', 'chunk'],
    title: 'Chunked',
    summary: 'The body is sent in pieces, each with its size before it, when the length is not known in advance.',
    detail: 'A piece of size zero ends it, and trailer fields may follow. It exists only in HTTP/1.1.',
    advice: [],
    see: ['rfc9112#7.1'],
  },
  trailer: {
    aliases: ['trailers', 'trailer field'],
    title: 'Trailer',
    summary: 'Fields that come after the body, for what is known only at its end.',
    detail: 'gRPC sends its status there, others a checksum or timings.',
    advice: [],
    see: ['rfc9110#6.5'],
  },
  multipart: {
    aliases: ['multipart/form-data', 'form data', 'file upload'],
    title: 'Multipart form',
    summary: 'A body of several parts, each with fields of its own, for forms with files.',
    detail:
      'A boundary that occurs in none of the parts separates them; it has to be the same in Content-Type and in the body.',
    advice: [],
    see: ['rfc7578', 'rfc2046#5.1'],
  },
  urlencoded: {
    aliases: ['x-www-form-urlencoded', 'application/x-www-form-urlencoded', 'form'],
    title: 'Form body',
    summary: 'The body of a plain form: name=value pairs joined by &.',
    detail: 'Values are percent-encoded and a space becomes a plus sign.',
    advice: [],
    see: ['url-standard'],
  },
  'problem details': {
    aliases: ['problem json', 'application/problem+json', 'rfc 7807'],
    title: 'Problem details',
    summary: 'A common form for errors of an API: JSON with type, title, status, detail and instance.',
    detail: 'The media type is application/problem+json.',
    advice: [],
    see: ['rfc9457'],
  },
  origin: {
    aliases: ['web origin', 'same origin', 'origin policy', 'same-origin policy', 'same-origin'],
    title: 'Origin',
    summary: 'Scheme, host and port together: the unit by which browsers separate sites.',
    detail:
      'http and https are different origins, and so are two ports. A page may read only responses of its own origin, unless the other one allows it by CORS.',
    advice: [],
    see: ['rfc6454', 'html-standard'],
  },
  cors: {
    aliases: ['cross-origin resource sharing', 'cross-origin'],
    title: 'CORS',
    summary: 'By CORS a server allows pages of other origins to read its responses.',
    detail:
      'The browser sends Origin; the server answers with Access-Control-Allow-Origin. Requests that are more than simple are preceded by a preflight with OPTIONS. Only browsers enforce it, so a request that works here can still be blocked there.',
    advice: ['Send Origin along to see what the server would allow.'],
    see: ['fetch-standard'],
  },
  preflight: {
    aliases: ['cors preflight', 'preflight request'],
    title: 'Preflight',
    summary: 'The question by OPTIONS that a browser asks before a cross-origin request which is more than simple.',
    detail:
      'It names method and fields in Access-Control-Request-Method and -Headers. It carries no cookies and no Authorization, so a server must answer it without credentials.',
    advice: [],
    see: ['fetch-standard'],
  },
  cookie: {
    aliases: ['cookies', 'http cookie', 'session cookie'],
    title: 'Cookie',
    summary: 'A small value that the server gives to the client and gets back with each later request.',
    detail:
      'It makes a session out of single requests. Secure, HttpOnly and SameSite limit where it goes and who sees it.',
    advice: [],
    see: ['rfc6265'],
  },
  csrf: {
    aliases: ['xsrf', 'cross-site request forgery'],
    title: 'Cross-site request forgery',
    summary: 'A foreign page makes the browser of a signed-in user send a request with their cookies.',
    detail: 'SameSite cookies, a token that the foreign page cannot read, and a check of Origin protect against it.',
    advice: [],
    see: ['rfc6265#8.2', 'rfc6454#8.3'],
  },
  authentication: {
    aliases: ['http authentication', '401 vs 403'],
    title: 'Authentication',
    summary: 'Proves who sends the request; whether they may do it is authorization.',
    detail:
      'The server asks with 401 and WWW-Authenticate, the client answers with Authorization. 401 means: I do not know you; 403 means: I know enough, and no.',
    advice: [],
    see: ['rfc9110#11'],
  },
  'basic authentication': {
    aliases: ['basic auth', 'basic'],
    title: 'Basic authentication',
    summary: 'User name and password, joined by a colon and written in Base64, in Authorization.',
    detail: 'Base64 is no encryption: whoever sees it has the password. Over https:// only.',
    advice: [],
    see: ['rfc7617'],
  },
  'bearer authentication': {
    aliases: ['bearer', 'bearer token', 'access token'],
    title: 'Bearer token',
    summary: 'A token that gives access to whoever bears it, in Authorization: Bearer.',
    detail: 'It is mostly issued by OAuth 2.0 and valid for a short time. It need not be a JWT.',
    advice: ['Keep it out of addresses and logs.'],
    see: ['rfc6750'],
  },
  'digest authentication': {
    aliases: ['digest', 'digest auth', 'digest access authentication'],
    title: 'Digest authentication',
    summary:
      'Proves knowledge of the password by a hash over it and values that change, so that the password itself is not sent.',
    detail:
      'The first answer is always 401 with a nonce; the second request carries the proof. MD5 is still the most frequent hash, SHA-256 the better one.',
    advice: [],
    see: ['rfc7616'],
  },
  negotiate: {
    aliases: ['ntlm', 'kerberos', 'spnego'],
    title: 'Negotiate and NTLM',
    summary: 'Sign in with the account of the network, by Kerberos or NTLM.',
    detail: 'NTLM authenticates the connection and not the request, so proxies and HTTP/2 break it.',
    advice: [],
    see: ['rfc4559'],
  },
  oauth: {
    aliases: ['oauth 2.0', 'oauth2'],
    title: 'OAuth 2.0',
    summary: 'Lets a program get a token for the resources of a user without seeing the password.',
    detail:
      'The program sends the user to the authorization server, gets a code back, and exchanges it for an access token. For programs without a user there is the client credentials grant.',
    advice: [],
    see: ['rfc6749', 'rfc9700'],
  },
  jwt: {
    aliases: ['json web token'],
    title: 'JSON Web Token',
    summary: 'A token of three parts in Base64: header, claims and signature.',
    detail:
      'Everyone who has it can read the claims; the signature only shows who made it and that it is unchanged. exp is its end, in seconds since 1970.',
    advice: [],
    see: ['rfc7519'],
  },
  'rate limit': {
    aliases: ['rate limiting', 'throttling'],
    title: 'Rate limit',
    summary: 'A server allows only so many requests in a given time.',
    detail:
      'It answers 429 beyond that, with Retry-After, and may tell in RateLimit or X-RateLimit fields how much is left.',
    advice: [],
    see: ['rfc6585#4', 'rate-limit-draft'],
  },
  retry: {
    aliases: ['backoff', 'exponential backoff'],
    title: 'Retry',
    summary: 'Sending a request again after a failure.',
    detail:
      'It is harmless for idempotent requests. Pauses should grow and have some randomness, so that not all clients come back at once.',
    advice: [],
    see: ['rfc9110#9.2.2'],
  },
  csp: {
    aliases: ['content security policy'],
    title: 'Content Security Policy',
    summary: 'A list of where a page may load scripts and other content from, sent by the server.',
    detail: 'It limits the damage of injected scripts. See the field Content-Security-Policy.',
    advice: [],
    see: ['csp-3'],
  },
  'request smuggling': {
    aliases: ['http request smuggling', 'desync'],
    title: 'Request smuggling',
    summary: 'Two servers in a row disagree about where a request ends, and an attacker hides a second one in the gap.',
    detail: 'Content-Length together with Transfer-Encoding, and malformed chunks, are the usual means.',
    advice: [],
    see: ['rfc9112#11.2'],
  },
  webdav: {
    aliases: ['dav', 'caldav'],
    title: 'WebDAV',
    summary: 'An extension of HTTP for files on a server: folders, properties, locks, copying and moving.',
    detail: 'CalDAV and CardDAV build on it for calendars and contacts.',
    advice: [],
    see: ['rfc4918'],
  },
  'cross-site tracing': {
    aliases: ['xst'],
    title: 'Cross-site tracing',
    summary: 'An attack that reads cookies and credentials from the echo of a TRACE request.',
    detail: 'Browsers do not let scripts send TRACE any more, and servers mostly refuse it.',
    advice: [],
    see: ['rfc9110#9.3.8'],
  },
  'secure context': {
    aliases: ['secure contexts'],
    title: 'Secure context',
    summary: 'A page that came over HTTPS, or from localhost, and may therefore use sensitive features.',
    detail: 'Service workers, location and the clipboard need it.',
    advice: [],
    see: ['secure-contexts'],
  },
};
