export const usage = `portside: send the requests of .http files, and see who answered

  portside run FILE|GLOB...        send requests and show the responses
    --name NAME | --line N | --all   which requests (default: all)
    --env NAME                       environment; several times: the last one is the strongest
    --var NAME=VALUE                 a variable, stronger than every other
    --output text|json               json: one object per exchange and line
    --out FILE                       write the results to a file
    --show headers,body,timings,tls,notices   parts shown in text (default: headers,body for one request)
    --jobs N  --repeat N  --bail     in parallel, repeatedly, stop at the first failure
    --yes                            agree to what asks before it is sent (# @note)
    --timeout DURATION               limit per request: 500ms, 30s, 2m
    --max-redirects N                0 follows none
    --cacert FILE                    trust these authorities too
    --cert FILE [--key FILE] [--passphrase-env VAR]   say who we are (PEM, DER or PKCS #12)
    --proxy URL  --connect-to HOST1:PORT1:HOST2:PORT2   the way to the servers
    --insecure                       send although the certificate is not trusted (said in the results)
    --http2                          offer HTTP/2 too, and speak what the server chooses
    --http1.1                        offer HTTP/1.1 alone (as without it)
  portside parse FILE...           what was read, and the problems      [--json]
    --profile NAME                   read by one tool's rules (run takes it too)
    --lint-portable                  where tools would send different bytes; takes folders
  portside tls HOST[:PORT]         who answers: certificates, protocol, handshake
    [--json] [--servername NAME] [--cacert FILE] [--crl FILE] [--days N] [--cert FILE …] [--proxy URL]
    --workspace DIR [--days 21]      the certificates of every https host of the files below
      [--env NAME] [--output text|json|junit] [--out FILE]
    --scan                           which versions, suites and groups the server takes
    --probe NAME                     ask more: issuer, revocation, old-server, port, addresses, no-sni
  portside explain WORD            404, TRACE, Strict-Transport-Security, 443, ECONNREFUSED …
  portside playground              servers to try things on, good ones and deliberately broken ones
    [--http-port N] [--https-port N] [--folder DIR]
  portside --version | --help

Exit codes: 0 fine, 1 an assertion is false or a certificate is not trusted (tls),
2 no complete response, 3 the input cannot be used and nothing was sent,
130 stopped by Ctrl+C.
`;
