/** Requests as people write them: fields, variables, directives, JSON, forms, multipart, scripts, Chinese. */
const requests: readonly string[] = [
  '### List users\n# @name listUsers\nGET {{baseUrl}}/users?page=1&size=20 HTTP/1.1\nAccept: application/json\nAuthorization: Bearer {{token}}\n\n',
  '### Create a user\n// @no-redirect\nPOST {{baseUrl}}/users\nContent-Type: application/json\nX-Request-Id: {{$uuid}}\n\n{\n  "name": "Ada Lovelace",\n  "email": "ada@example.com",\n  "roles": ["admin", "editor"],\n  "address": {\n    "street": "1 Analytical Way",\n    "city": "London"\n  }\n}\n\n> {%\n  client.test("created", function () {\n    client.assert(response.status === 201, "status");\n  });\n  client.global.set("id", response.body.id);\n%}\n\n',
  '###\n@id = 42\n@path = /users/{{id}}\n\nPUT {{baseUrl}}{{path}}\nContent-Type: application/json\n\n{"id": {{id}}, "active": true, "note": "一个人写的请求"}\n\n',
  '### Search\nGET https://example.com/search\n    ?q=port%20side\n    &limit=50\n    &offset=0\nAccept: text/html,application/xhtml+xml\nAccept-Language: en\nCache-Control: no-cache\n\n',
  '### Log in\nPOST https://login.example.com/token\nContent-Type: application/x-www-form-urlencoded\n\ngrant_type = password &\nusername = {{user}} &\npassword = {{password}}\n\n?? status == 200\n\n',
  '### Upload\nPOST https://example.com/upload\nContent-Type: multipart/form-data; boundary=Boundary\n\n--Boundary\nContent-Disposition: form-data; name="file"; filename="a.png"\nContent-Type: image/png\n\n< ./a.png\n--Boundary\nContent-Disposition: form-data; name="text"\n\nhello\n--Boundary--\n\n',
  '### Delete\n# removes everything\n# without asking\nDELETE http://localhost:8080/users/{{id}}\n\n',
];

/** A text of at least `size` UTF-16 units; `wide` mixes in characters that make the engine store two bytes for each. */
export function mixedRequests(size: number, wide = true): string {
  const chosen = wide ? requests : requests.filter((text) => /^[\0-\xff]*$/.test(text));
  const parts: string[] = [];
  for (let length = 0, index = 0; length < size; index += 1) {
    const part = (chosen[index % chosen.length] ?? '').replace('### ', `### ${index} `);
    parts.push(part);
    length += part.length;
  }
  return Buffer.from(parts.join('')).toString();
}
