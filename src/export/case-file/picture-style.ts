/** How the pictures look. Whether a status satisfies is told by form as well as by colour: filled, or hollow. */
export const pictureStyle = `
svg { display: block; width: 100%; height: auto; }
svg text { font-family: system-ui, "Segoe UI", "Helvetica Neue", "Noto Sans", "Open Sans", Arial, sans-serif; fill: var(--ink); font-size: 11.5px; }
.timeline, .graph, .overview svg { min-width: 46rem; }
.legend svg { width: 34px; }
.share { height: 10px; margin: .4rem 0 1.2rem; }
.own-band { fill: var(--own); }
text.lane-name { font-size: 12.5px; font-weight: 600; }
.lane-id, text.node-note { font-family: ui-monospace, "SF Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: 10px; font-weight: 400; fill: var(--soft); }
text.lane-note { fill: var(--soft); font-size: 11px; }
.base { stroke: var(--rule); stroke-width: 1; }
.axis-line { stroke: var(--faint); }
rect.status { stroke-width: 1.2; stroke: var(--faint); fill: var(--raised); }
rect.status.satisfies { fill: var(--satisfied); stroke: var(--satisfied); }
rect.status.running { fill: var(--running-ground); stroke: var(--running); }
rect.status.review { fill: var(--open-ground); stroke: var(--open); }
rect.status.waits { fill: var(--hair); }
rect.status.unknown { stroke-dasharray: 3 2; fill: none; }
text.status-word { font-size: 10.5px; }
text.status-word.satisfies { fill: var(--paper); font-weight: 600; }
text.status-word.running { fill: var(--running); }
rect.bond { fill: var(--bond); }
rect.bond.waived { fill: none; stroke: var(--bond-edge); stroke-dasharray: 4 3; }
rect.bond.undated { fill: none; stroke: var(--open); stroke-dasharray: 1.5 4; }
.bond-edge { fill: none; stroke: var(--bond-edge); stroke-width: 1.6; }
line.claim { stroke: var(--soft); stroke-width: 1.3; }
line.claim.satisfied { stroke: var(--satisfied); stroke-dasharray: 2 3; }
line.claim.violated { stroke: var(--violated); }
line.claim.indeterminate { stroke: var(--open); stroke-dasharray: 6 3; }
line.claim.focus { stroke-width: 2.2; stroke-dasharray: none; }
.claim-head { fill: var(--soft); stroke: var(--paper); stroke-width: 1.5; }
.claim-head.violated { fill: var(--violated); } .claim-head.indeterminate { fill: var(--open); } .claim-head.satisfied { fill: var(--satisfied); }
text.flag { font-weight: 600; font-size: 12px; }
text.flag-verdict { font-size: 11px; fill: var(--soft); }
text.flag-verdict.violated, text.flag.violated { fill: var(--violated); }
text.flag-verdict.indeterminate, text.flag.indeterminate { fill: var(--open); }
text.flag-verdict.satisfied { fill: var(--satisfied); }
g.met.satisfied circle { fill: var(--paper); stroke: var(--satisfied); stroke-width: 2; }
g.met.open circle { fill: var(--paper); stroke: var(--violated); stroke-width: 2; }
g.met.open path { stroke: var(--violated); stroke-width: 2.2; stroke-linecap: round; }
g.met.undecided circle { fill: var(--paper); stroke: var(--open); stroke-width: 2; }
g.met.undecided text { fill: var(--open); font-weight: 700; font-size: 12px; }
line.missing { stroke: var(--open); stroke-width: 7; opacity: .3; stroke-dasharray: 2 3; }
text.missing { fill: var(--open); font-weight: 600; }
rect.attempt { fill: var(--running); }
rect.attempt.open { fill: var(--running-ground); stroke: var(--running); stroke-width: 1.2; }
line.lease { stroke: var(--running); stroke-width: 1.6; stroke-dasharray: 1 2.5; stroke-linecap: round; }
.lease-tick { stroke: var(--running); stroke-width: 1.6; fill: none; }
text.how { fill: var(--soft); font-size: 11px; }
text.how.inside { fill: var(--paper); font-weight: 600; }
path.refusal { stroke: var(--violated); stroke-width: 2.2; stroke-linecap: round; fill: none; }
a.mark { cursor: pointer; text-decoration: none; }
a.mark:focus-visible { outline: 2.5px solid var(--running); outline-offset: 3px; }
.tick, .time-tick { stroke: var(--faint); fill: none; }
text.position { font-variant-numeric: tabular-nums; font-size: 10.5px; fill: var(--soft); }
text.position.evidence { fill: var(--ink); font-weight: 700; }
.left-out text { fill: var(--faint); font-size: 10px; }
text.time { font-size: 10.5px; font-variant-numeric: tabular-nums; fill: var(--soft); }
text.faint { fill: var(--faint); }
rect.claims.satisfied { fill: var(--satisfied); opacity: .55; }
rect.claims.violated { fill: var(--violated); } rect.claims.indeterminate { fill: var(--open); }
rect.refusals { fill: var(--faint); }
path.finding { fill: var(--faint); } path.finding.E { fill: var(--violated); } path.finding.O { fill: var(--open); } path.finding.W { fill: var(--warning); }
rect.box { fill: var(--raised); stroke: var(--rule); stroke-width: 1.2; }
.node.centre rect.box { stroke: var(--ink); stroke-width: 1.8; }
text.node-name { font-size: 13px; font-weight: 600; }
text.node-status { font-size: 11px; fill: var(--soft); }
text.node-status.satisfies { fill: var(--satisfied); font-weight: 600; } text.node-status.running { fill: var(--running); font-weight: 600; }
.edge text { font-size: 10.5px; fill: var(--soft); paint-order: stroke; stroke: var(--paper); stroke-width: 4px; }
.edge .wire { fill: none; stroke: var(--satisfied); stroke-width: 1.6; }
.edge .tip { fill: var(--satisfied); }
.edge.open .wire { stroke: var(--violated); stroke-width: 2.6; } .edge.open .tip { fill: var(--violated); } .edge.open text { fill: var(--violated); font-weight: 600; }
.edge.undecided .wire { stroke: var(--open); stroke-width: 2.2; stroke-dasharray: 7 4; } .edge.undecided .tip { fill: var(--open); } .edge.undecided text { fill: var(--open); font-weight: 600; }
.edge.waived .wire { stroke: var(--bond-edge); stroke-dasharray: 6 4; } .edge.waived .tip { fill: var(--bond-edge); }
.edge.later .wire, .edge.removed .wire { stroke: var(--faint); stroke-dasharray: 2 4; } .edge.later .tip, .edge.removed .tip { fill: var(--faint); }`;
