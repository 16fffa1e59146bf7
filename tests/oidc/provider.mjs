// A real OpenID Connect provider for one test run: `node provider.mjs PORT CALLBACK CLAIMS`. Any name signs in; what is
// said of somebody stands in the file CLAIMS, read anew at each sign-in. PKCE is required.
import { readFileSync } from "node:fs";
import Provider from "oidc-provider";

const [port, callback, claims] = process.argv.slice(2);
const said = (name) => JSON.parse(readFileSync(claims, "utf8"))[name] ?? {};

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id: "regie",
      client_secret: "only-for-tests",
      redirect_uris: [callback],
      token_endpoint_auth_method: "client_secret_post",
      application_type: "web",
    },
  ],
  claims: { openid: ["sub"], profile: ["name", "preferred_username", "roles"] },
  findAccount: (_, name) => ({ accountId: name, claims: async () => ({ sub: name, ...said(name) }) }),
  pkce: { required: () => true },
  features: { devInteractions: { enabled: true } },
  cookies: { keys: ["only for tests"] },
});
provider.listen(Number(port), "127.0.0.1");
