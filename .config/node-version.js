/* Runs first in every script, on whatever Node there is: so nothing newer than ES2015 here. */
var major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    'Evenhand runs on Node 24, and this is ' +
      process.version +
      '. On Linux and Windows `npm install` brings Node 24 along (an optional dependency: run it again, without --omit=optional); on macOS install Node 24, see .nvmrc.',
  );
  process.exit(1);
}
