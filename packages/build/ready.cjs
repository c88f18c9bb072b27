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
function isInstalled(name) {
  return fs.existsSync(path.join(root, 'node_modules', name));
}

/** Of the packages of this repository; some systems keep files of their own beside them. */
function ownPackages() {
  var folder = path.join(root, 'packages');
  return fs
    .readdirSync(folder)
    .map(function (name) {
      return path.join(folder, name, 'package.json');
    })
    .filter(fs.existsSync)
    .map(function (file) {
      return JSON.parse(fs.readFileSync(file, 'utf8')).name;
    });
}

if (!isInstalled('gulp')) {
  console.error('The packages of this project are not installed. Run: npm ci');
  process.exit(1);
}
// pnpm does not know the workspaces of a package.json.
if (!ownPackages().every(isInstalled)) {
  console.error('The packages in packages/ are not linked, as npm does it. Run: npm ci');
  process.exit(1);
}
