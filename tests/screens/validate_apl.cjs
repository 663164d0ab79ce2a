// Reads APL documents by name from standard input (JSON), prints what Amazon's validator says of
// each (JSON). The first argument is the node_modules folder that holds apl-suggester.
const path = require("node:path");

const { StaticAplTemplateValidator } = require(path.join(process.argv[2], "apl-suggester"));

async function main() {
  let input = "";
  for await (const chunk of process.stdin) input += chunk;
  const findings = {};
  for (const [name, document] of Object.entries(JSON.parse(input))) {
    findings[name] = await new StaticAplTemplateValidator().validate(document);
  }
  process.stdout.write(JSON.stringify(findings));
}

main();
