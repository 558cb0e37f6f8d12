/**
 * How the statements of a function are planned: once, and by the indexes. A plan that was made while a board was small,
 * and is kept for as long as the connection is, would read whole tables for ever after. Joins are kept out of them: the best
 * one for small tables reads all of an index.
 */
export const byIndex = 'SET enable_seqscan = off SET plan_cache_mode = force_generic_plan';
