/** No attempt is the last: tasks that fail, or lose their workers, are tried for ever. */
export const tireless = { attempts: null, reclaims: null } as const;
