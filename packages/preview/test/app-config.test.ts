import { readAppConfig } from '../src/app-config';

const built = (config: object) => ({
  'config.js': `"use strict";\nexports.config = ${JSON.stringify(config)};\n`,
});

describe('readAppConfig()', () => {
  it('reads what the build says, overrides of the environment included', () => {
    const files = {
      'config.js': `${built({ clientID: 'a', host: 'http://127.0.0.1:7290' })['config.js']}
Object.assign(exports.config, {"host":"https://api.example.com/"});\n`,
    };

    expect(readAppConfig(files)).toEqual({ clientID: 'a', host: 'https://api.example.com' });
  });

  it('asks for a build if there is none', () => {
    expect(() => readAppConfig({})).toThrow('build the mini program first');
  });

  it.each([
    [{ host: 'https://api.example.com' }, /clientID/],
    [{ clientID: '', host: 'https://api.example.com' }, /clientID/],
    [{ clientID: 'a', host: 'api.example.com' }, /host/],
    [{ clientID: 'a', host: 'file:///etc' }, /host/],
  ])('names what is wrong in %j', (config, reason) => {
    expect(() => readAppConfig(built(config))).toThrow(reason);
  });
});
