// Says in a sentence what is missing before anything is run. Plain old JavaScript: an old Node must understand it.
var fs = require('fs');
var path = require('path');

var root = path.join(__dirname, '../..');
var needed = require('../../package.json').engines.node;
var wanted = needed
  .replace(/[^\d.]/g, '')
  .split('.')
  .map(Number);
var present = process.versions.node.split('.').map(Number);

if (present[0] < wanted[0] || (present[0] === wanted[0] && present[1] < wanted[1])) {
  console.error('Node ' + needed + ' is needed; this is ' + process.versions.node + '.');
  process.exit(1);
}
if (!fs.existsSync(path.join(root, 'node_modules', 'gulp'))) {
  console.error('The packages of this project are not installed. Run: npm ci');
  process.exit(1);
}
