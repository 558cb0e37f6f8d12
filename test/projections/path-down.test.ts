import { pathDown } from '../../src/projections/path-down';

const children: Readonly<Record<string, ReadonlyArray<string>>> = {
  a: ['b', 'c'],
  b: ['d'],
  c: ['e'],
  d: ['f'],
  e: ['f'],
  x: ['y'],
  y: ['x'],
};
const path = (from: string, to: string) => pathDown((id) => children[id] ?? [], from, to);

describe('a way down from a task to a descendant', () => {
  it('names both ends and all between', () => {
    expect(path('a', 'd')).toEqual(['a', 'b', 'd']);
  });

  it('is the first of the shortest', () => {
    expect(path('a', 'f')).toEqual(['a', 'b', 'd', 'f']);
  });

  it('is the task itself from a task to itself', () => {
    expect(path('a', 'a')).toEqual(['a']);
  });

  it('is none upwards or sideways', () => {
    expect(path('f', 'a')).toBeUndefined();
    expect(path('b', 'c')).toBeUndefined();
  });

  it('ends where links go round', () => {
    expect(path('x', 'z')).toBeUndefined();
  });
});
