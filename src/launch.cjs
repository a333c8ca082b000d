// The first file that Node reads, in the JavaScript of old versions, so that a Node too old to run the rest says so in one sentence.
// Usage: node src/launch.cjs <main|cli> [arguments]
'use strict';

const oldest = 26;
const major = Number(process.versions.node.split('.')[0]);

if (major < oldest) {
  console.error(
    `sysdesign-bot needs Node ${oldest} or newer, and this is ${process.version}. Run \`npm ci\` in the project's folder and start it with \`npm start\`: that brings its own Node.`,
  );
  process.exit(1);
}

if (require('node:fs').existsSync('.env')) process.loadEnvFile('.env');
// Keeps compiled code between starts.
require('node:module').enableCompileCache();
const program = process.argv[2] === 'cli' ? 'cli' : 'main';
import(`./${program}.ts`).then(
  (module) => module.run(process.argv.slice(3)),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
