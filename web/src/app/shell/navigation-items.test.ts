import { expect, test } from 'vitest';
import { routes } from '../routes.ts';
import { memberNavigationItems } from './navigation-items.ts';
import { workNavigationItems } from './work-navigation-items.ts';

const navigationItems = { member: memberNavigationItems, ...workNavigationItems };

const patterns = new Set(
  routes.flatMap(({ path, children = [] }) => [path, ...children.map((child) => child.path)]),
);

test.each(Object.entries(navigationItems))(
  'every place of the %s area is a screen, and named once',
  (_, items) => {
    const named = items.map(({ pattern }) => pattern);
    expect(named.filter((pattern) => !patterns.has(pattern))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
  },
);

test.each(Object.entries(navigationItems))(
  'the bar of a phone has room for what the %s area puts there',
  (_, items) => {
    expect(items.filter(({ isDesktopOnly }) => !isDesktopOnly).length).toBeLessThanOrEqual(5);
  },
);
