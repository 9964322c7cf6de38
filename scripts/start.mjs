// npm start. This file imports nothing and uses old syntax, so that an old Node can read it and say so.
var parts = process.versions.node.split('.').map(Number)

if (parts[0] < 20 || (parts[0] === 20 && parts[1] < 19)) {
  console.error(
    'Framsyn needs Node.js 20.19 or newer, and this is ' +
      process.versions.node +
      '. Install a newer one from https://nodejs.org and run npm start again.',
  )
  process.exitCode = 1
} else {
  import('./lib/launch.mjs').then((launch) => launch.start())
}
