import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { foldingRanges } from '../../../src/language/folding.ts';
import { parse } from '../../../src/language/parse.ts';
import { symbols } from '../../../src/language/symbols.ts';

const folder = join(import.meta.dirname, '../../../../shared/corpus/files');

/** Requests in files of every dialect and habit, counted by a reader. */
const counted: Readonly<Record<string, number>> = {
  '0123cf__koa-scafflod/test.http': 4,
  '4geru__kotlin-todo-app/requests.http': 4,
  '8exgh__jetbrains-http/requests/get_by_text_search.http': 1,
  '353solutions__cybr-py-1/requests.http': 1,
  'Azure-Samples__azure-search-rest-samples/Quickstart-ACL/acl.http': 7,
  'Azure-Samples__azure-search-rest-samples/Quickstart-semantic-search/semantic-search-query.rest': 5,
  'Azure-Samples__azure-search-rest-samples/index-encrypted-blobs/az-search-quickstart.rest': 6,
  'Azure-Samples__azure-search-rest-samples/multimodal-tutorial/document-layout-image-verbalization-text-embedding.rest': 10,
  'AmazingEffect__pulse-member/grpc.http': 2,
  'C1oud-Nine__c9Pay-templates/http/auth/certificate.http': 1,
  'Citeck__ecos-process/http/active-task-query-document-type.http': 1,
  'Citeck__ecos-process/http/kpi-bpmn-schema.http': 1,
  'DEFRA__fg-gas-backend/api.http': 5,
  'DavidCapcuch__DotNetAtlas/requests/Dev/PublishSubscriptionPurchased.http': 3,
  'GenomicDataInfrastructure__gdi-userportal-frontend/restclient.http': 1,
  'Kros-sk__TeaPie/demo/Tests/2. Cars/AdditionOfNewCar-req.http': 2,
  'Kros-sk__TeaPie/demo/Tests/3. Car Rentals/RentCar-req.http': 2,
  'Kros-sk__TeaPie/tests/TeaPie.Tests/Demo/Requests/DELETE.http': 1,
  'Meir017__vscode-restclient-dotnet/demo-system-variables.http': 3,
  'Meir017__vscode-restclient-dotnet/tests/RESTClient.NET.Testing.Tests/test-requests.http': 5,
  'alextanhongpin__http-request/rest/auth_input.http': 1,
  'alextanhongpin__http-request/rest/index.http': 2,
  'alvinahmadov__TOP24-Nest/requests/offer.http': 12,
  'bmcszk__go-restclient/test/data/authentication/oauth_flow.http': 2,
  'bmcszk__go-restclient/test/data/http_request_files/at_name_mixed.http': 4,
  'bmcszk__go-restclient/test/data/http_request_files/multiline_query_parameters.http': 2,
  'bmcszk__go-restclient/test/data/request_body/multipart_form_data.http': 2,
  'chyoni__pj5-chat/websocket.http': 4,
  'christianhelle__httprunner/examples/delay-example.http': 4,
  'christianhelle__httprunner/examples/form-urlencoded.http': 8,
  'christianhelle__httprunner/examples/insecure.http': 5,
  'christianhelle__httprunner/examples/request-variables.http': 5,
  'devkanro__openTelemetry-issue-7837/grpc.http': 1,
  'fenetikm__boot-linko/curl.http': 2,
  'finfix__contracts/.http/user/getUser.http': 1,
  'jobseek__speedjobs/src/main/resources/http/admin.http': 3,
  'kolei__edanarayone/curl.http': 2,
  'ktorio__ktor-documentation/codeSnippets/snippets/migrating-express-ktor/3_router/request.http': 5,
  'ktorio__ktor-documentation/codeSnippets/snippets/server-di/requests.http': 3,
  'ktorio__ktor-documentation/codeSnippets/snippets/tutorial-server-restful-api/REST Task Manager.http': 3,
  'ktorio__ktor-documentation/codeSnippets/snippets/tutorial-websockets-server/websocket.http': 2,
  'thomasdarimont__keycloak-project-example/keycloak/http-tests/custom_token_exchange.http': 3,
  'thomasdarimont__keycloak-project-example/keycloak/http-tests/token_exchange.http': 8,
  // Several requests without a ### between them: the others are the first one's body, and a warning says so.
  'DmitriySidyakin__riit-tech-test-case-sidyakind/WebApi/WebApi.http': 1,
  'christianhelle__httprunner/examples/asserts.http': 1,
  'drunkenfall__drunkenfall/restclient.http': 1,
};

describe('parse: files of many people', function () {
  if (!existsSync(folder)) {
    it('is skipped, as the files are not here', function () {
      this.skip();
    });
    return;
  }
  this.timeout(20_000);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.(?:http|rest)$/.test(name) && statSync(join(folder, name)).isFile(),
  );
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

  it('reads every file, loses nothing, and shows an outline of it', () => {
    assert.ok(files.length > 300);
    for (const name of files) {
      const text = read(name);
      const document = parse(text);
      assert.equal(document.blocks.map(({ range }) => text.slice(range.start, range.end)).join(''), text, name);
      symbols(document);
      foldingRanges(document);
    }
  });

  it('finds as many requests as a reader does', () => {
    for (const [name, count] of Object.entries(counted))
      assert.equal(parse(read(name)).blocks.filter(({ request }) => request !== null).length, count, name);
  });

  it('warns where a request stands in the body of another', () => {
    for (const name of [
      'DmitriySidyakin__riit-tech-test-case-sidyakind/WebApi/WebApi.http',
      'christianhelle__httprunner/examples/asserts.http',
      'drunkenfall__drunkenfall/restclient.http',
    ])
      assert.ok(
        parse(read(name)).problems.some(({ code }) => code === 'missing-separator'),
        name,
      );
  });

  it('finds errors in few of them', () => {
    const faulty = files.filter((name) => parse(read(name)).problems.some(({ severity }) => severity === 'error'));
    // Two tests of another reader's errors, a directive of a tool of its own, and its assertions among the fields.
    assert.deepEqual(
      faulty.toSorted().map((name) => name.slice(name.lastIndexOf('/') + 1)),
      ['request.http', 'request.http', 'insecure.http', 'with_assertions.http'],
    );
  });
});
