/** Calm, readable on a wide screen and on a telephone; no colour speaks without a word. */
export const styles = `
:root{--ground:#faf8f4;--paper:#fff;--ink:#22302e;--soft:#56635f;--line:#ddd8cd;--teal:#0b5c58;--amber:#fff3d6;--amber-ink:#6b4700;--red:#9b1c1c}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 Inter,system-ui,sans-serif;font-variant-numeric:tabular-nums}
main{max-width:1280px;margin:0 auto;padding:16px}
.notice{background:var(--amber);color:var(--amber-ink);border-bottom:1px solid #e6cf95;padding:12px 16px;font-weight:600;text-align:center}
h1{font-size:22px;margin:8px 0 4px}h2{font-size:18px;margin:24px 0 8px}h3{font-size:16px;margin:0}
p{margin:0 0 8px}.soft{color:var(--soft)}
.counts{display:grid;grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:8px;padding:0;margin:12px 0;list-style:none}
.counts li{background:var(--paper);border:1px solid var(--line);border-radius:6px;padding:8px 12px}
.counts b{display:block;font-size:22px}
.bad{color:var(--red)}
.columns{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:24px}
details,form,.row{background:var(--paper);border:1px solid var(--line);border-radius:6px;padding:8px 12px;margin:0 0 8px}
summary{cursor:pointer;min-height:32px}
ul.plain{list-style:none;margin:8px 0 0;padding:0}ul.plain li{border-top:1px solid var(--line);padding:6px 0;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;background:var(--paper);border:1px solid var(--line);font-size:14px}
th{white-space:nowrap}th,td{text-align:left;padding:6px 8px;border-top:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:13px;margin:8px 0 0}
label{display:block;margin:0 0 8px}
input,select,button{font:inherit;padding:8px;border:1px solid #8a948f;border-radius:6px;background:#fff;color:inherit;width:100%}
button{background:var(--teal);color:#fff;border-color:var(--teal);min-height:44px;cursor:pointer}
button.quiet{background:#fff;color:var(--teal)}
:focus-visible{outline:3px solid #c98a00;outline-offset:2px}
@media (max-width:800px){.columns{grid-template-columns:minmax(0,1fr)}main{padding:12px}
table,tbody,tr,td{display:block}thead{display:none}tr{border-top:2px solid var(--line);padding:4px 0}td{border:0;padding:2px 8px}
td::before{content:attr(data-of) ": ";color:var(--soft)}}
`
