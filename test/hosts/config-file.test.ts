import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDeskConfig } from '../../main/config.ts';
import { describeStart } from '../../main/hosts/describe.ts';
import { configFileOf } from '../../main/hosts/electron/config-file.ts';
import { deskConfig } from '../fixtures/desk-config.ts';
import { temporaryFolder } from '../fixtures/folder.ts';

describe('where the configuration lies', () => {
  const launch = {
    packaged: true,
    argv: ['tereze', '--config=/tmp/mine.json'],
    execPath: '/opt/Tereze/tereze',
  };

  test.each([
    ['linux', '/opt/Tereze/tereze', '/etc/tereze/desk.json'],
    [
      'darwin',
      '/Applications/Tereze.app/Contents/MacOS/Tereze',
      '/Library/Application Support/Tereze/desk.json',
    ],
    ['win32', 'C:\\Program Files\\Tereze\\Tereze.exe', 'C:\\ProgramData\\Tereze\\desk.json'],
    ['win32', 'D:\\Tereze\\Tereze.exe', 'D:\\ProgramData\\Tereze\\desk.json'],
  ] as const)('on %s, outside the program, whatever its command line says', (platform, execPath, file) => {
    expect(configFileOf({ ...launch, platform, execPath })).toBe(file);
  });

  test('an operator can not move it by the environment', () => {
    process.env['ProgramData'] = 'C:\\Users\\aigul';
    const execPath = 'C:\\Program Files\\Tereze\\Tereze.exe';
    expect(configFileOf({ ...launch, platform: 'win32', execPath })).not.toContain('aigul');
    delete process.env['ProgramData'];
  });

  test("a developer's program takes it from its command line", () => {
    expect(configFileOf({ ...launch, packaged: false, platform: 'linux' })).toBe('/tmp/mine.json');
    expect(() => configFileOf({ ...launch, packaged: false, argv: [], platform: 'linux' })).toThrow(
      /npm start/,
    );
  });
});

describe('a configuration', () => {
  const write = async (content: string): Promise<string> => {
    const file = join(temporaryFolder(), 'desk.json');
    await writeFile(file, content);
    return file;
  };
  const faultOf = (file: string): unknown => {
    try {
      return readDeskConfig(file);
    } catch (error) {
      return error;
    }
  };

  test.each([
    ['is missing', null, /^configuration-invalid: ENOENT.*desk\.json/],
    ['is no JSON', '{', /^configuration-invalid: .*JSON/],
    [
      'leaves out where the data lie',
      JSON.stringify({ ...deskConfig(), dataFolder: undefined }),
      /dataFolder/,
    ],
    [
      'has papers put into a folder in production',
      JSON.stringify(deskConfig({ mode: 'production' })),
      /in production papers go to a printer.*printer/,
    ],
  ])('that %s is a fault, and told in one line', async (_what, content, line) => {
    const file = content === null ? join(temporaryFolder(), 'desk.json') : await write(content);
    const fault = faultOf(file);
    expect(fault).toMatchObject({ code: 'configuration-invalid' });
    expect(describeStart(fault)).toMatch(line);
    expect(describeStart(fault)).not.toContain('\n');
  });

  test.each(['cups', 'system'] as const)('may name a printer by %s in production', async (kind) => {
    const config = deskConfig({ mode: 'production', printer: { kind, name: null } });
    expect(readDeskConfig(await write(JSON.stringify(config)))).toMatchObject({ mode: 'production' });
  });
});
