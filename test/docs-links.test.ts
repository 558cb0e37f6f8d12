import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(__dirname, '..');

const pagesOf = (folder: string): ReadonlyArray<string> => {
  const docs = readdirSync(join(folder, 'docs'), { encoding: 'utf8', recursive: true });
  const inDocs = docs.filter((name) => name.endsWith('.md')).map((name) => join('docs', name));
  return ['README.md', 'CHANGELOG.md', ...inDocs];
};

/** A page without its code, in which brackets are no links. */
const proseOf = (page: string): string =>
  page.replace(/^ *(`{3,}|~{3,})[\s\S]*?^ *\1`*~* *$/gm, '').replace(/(`+)[^`]+?\1(?!`)/g, '');

const targetsOf = (page: string): ReadonlyArray<string> => {
  const prose = proseOf(page);
  const inline = prose.matchAll(/\]\(\s*(?:<([^>]*)>|([^\s)]+))/g);
  const defined = prose.matchAll(/^ {0,3}\[[^\]]+\]:\s*(?:<([^>]*)>|(\S+))/gm);
  return [...inline, ...defined].map(([, bracketed, bare = '']) => bracketed ?? bare);
};

/** Whether a target is a place beside the page: not one on the web, nor one on the page itself. */
const isRelative = (target: string): boolean => !/^([a-z][a-z0-9+.-]*:|\/\/|#)/i.test(target);

const pathOf = (target: string): string => decodeURIComponent(target.replace(/[?#].*$/s, ''));

interface Links {
  readonly followed: number;
  /** Those that lead nowhere, each as `page: target`. */
  readonly broken: ReadonlyArray<string>;
}

const follow = (folder: string): Links => {
  const links = pagesOf(folder).flatMap((page) =>
    targetsOf(readFileSync(join(folder, page), 'utf8'))
      .filter(isRelative)
      .map((target) => ({ page, target })),
  );
  const leadsNowhere = ({ page, target }: { readonly page: string; readonly target: string }): boolean =>
    !existsSync(join(folder, dirname(page), pathOf(target)));
  return {
    followed: links.length,
    broken: links.filter(leadsNowhere).map(({ page, target }) => `${page}: ${target}`),
  };
};

describe('the links between the pages', () => {
  it('lead to files and folders that are there', () => {
    const { followed, broken } = follow(root);
    expect(broken).toEqual([]);
    expect(followed).toBeGreaterThan(8);
  });

  it('are told where they lead nowhere', () => {
    const folder = mkdtempSync(join(tmpdir(), 'docs-links-'));
    const write = (path: string, ...lines: ReadonlyArray<string>): void =>
      writeFileSync(join(folder, path), lines.join('\n'));
    try {
      mkdirSync(join(folder, 'docs/deep'), { recursive: true });
      write(
        'README.md',
        '[a page](docs/a.md), [a part of it](docs/a.md#part), [a folder](docs/deep/), [here](#here)',
        '[the web](https://example.org/docs/gone.md), `[code](docs/gone-in-code.md)`',
        '```',
        '[a block](docs/gone-in-block.md)',
        '```',
        '[gone](docs/gone.md#part), ![a picture](docs/gone.png "titled"), [named]',
        '',
        '[named]: docs/gone-named.md',
      );
      write('CHANGELOG.md', '[from the wrong folder](a.md)');
      write('docs/a.md', '[up](../README.md), [down](<deep/b c.md>), [down](deep/b%20c.md)');
      write('docs/deep/b c.md', '[a page](../a.md), [from the wrong folder](docs/a.md)');
      expect(follow(folder)).toEqual({
        followed: 12,
        broken: [
          'README.md: docs/gone.md#part',
          'README.md: docs/gone.png',
          'README.md: docs/gone-named.md',
          'CHANGELOG.md: a.md',
          join('docs', 'deep', 'b c.md') + ': docs/a.md',
        ],
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
