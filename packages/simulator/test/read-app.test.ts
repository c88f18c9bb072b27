import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readApp } from '../src/node';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-app-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('reads texts as they are and images as data; leaves the rest out', () => {
  mkdirSync(join(folder, 'pages/a'), { recursive: true });
  writeFileSync(join(folder, 'app.json'), '{}');
  writeFileSync(join(folder, 'pages/a/a.axml'), '<view>字</view>');
  writeFileSync(join(folder, 'pages/a/x.PNG'), Buffer.from([1, 2, 3]));
  writeFileSync(join(folder, 'notes.md'), 'no part of the app');
  expect(readApp(folder)).toEqual({
    'app.json': '{}',
    'pages/a/a.axml': '<view>字</view>',
    'pages/a/x.PNG': 'data:image/png;base64,AQID',
  });
});

test('a folder without app.json is not a built mini program', () => {
  expect(() => readApp(folder)).toThrow('there is no app.json');
});
