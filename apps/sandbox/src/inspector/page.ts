import { faultKinds, type FaultKind } from '../faults/fault.js'
import type { House } from '../fhir/house.js'
import { resourceTypes } from '../fhir/resource.js'
import type { LoggedRequest, RequestLog } from '../gateway/request-log.js'
import { faultForms } from './fault-forms.js'
import { Html, html } from './html.js'
import { styles } from './styles.js'
import { timeText } from './time-text.js'
import { aboutOf, type VisitReceived, visitsReceived } from './visits.js'
import { outcomeWords, typeWords } from './words.js'

const VISITS = 25
const REQUESTS = 50
const STATUS_WORDS: Readonly<Record<string, string>> = {
  arrived: 'Datang',
  'in-progress': 'Dilayani',
  finished: 'Selesai',
  cancelled: 'Batal',
}

// Its text is under a hash in the page's policy: not one blank may come between.
const styleElement = new Html(`<style>${styles}</style>`)

/** What the stand-in received, as a page. `said`: a sentence about the last form. */
export function inspectorPage(house: House, log: RequestLog, said: string | null): string {
  const visits = visitsReceived(house.memory.store, VISITS)
  const requests = log.latest(REQUESTS)
  return html`<!doctype html>
    <html lang="id">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Tiruan SATUSEHAT</title>
        ${styleElement}
      </head>
      <body>
        <header class="notice">
          Ini BUKAN SATUSEHAT. Ini tiruan di komputer ini untuk latihan dan pengujian; tidak ada yang dikirim
          ke Kementerian Kesehatan.
        </header>
        <main>
          <h1>Tiruan SATUSEHAT</h1>
          <p class="soft">Fasilitas ${house.settings.organizationId} · jam ${timeText(house.clock())}</p>
          ${said === null ? '' : html`<p class="row">${said}</p>`} ${counts(house)}
          <div class="columns">
            <section>
              <h2>Kunjungan yang diterima</h2>
              ${
                visits.length > 0
                  ? visits.map(visitPart)
                  : html`<p class="soft">Belum ada kunjungan yang diterima.</p>`
              }
              <h2>Permintaan terakhir</h2>
              ${
                requests.length > 0
                  ? requestTable(requests)
                  : html`<p class="soft">Belum ada permintaan sejak tiruan ini menyala.</p>`
              }
            </section>
            <section>
              <h2>Gangguan</h2>
              ${faultForms(house.faults)}
            </section>
          </div>
        </main>
      </body>
    </html>`.text
}

function counts({ memory }: House): Html {
  const { blindRepeats, repeatsAfterSilence } = memory.ledger.totals()
  const held = resourceTypes.filter((type) => memory.store.count(type) > 0)
  return html`<ul class="counts">
    ${held.map((type) => html`<li><b>${memory.store.count(type)}</b>${typeWords[type] ?? type}</li>`)}
    <li><b class="${blindRepeats > 0 ? 'bad' : ''}">${blindRepeats}</b>Kiriman ulang buta</li>
    <li>
      <b class="${repeatsAfterSilence > 0 ? 'bad' : ''}">${repeatsAfterSilence}</b>Diulang tanpa memeriksa
      dulu
    </li>
  </ul>`
}

function visitPart({ encounter, number, patient, status, start, parts }: VisitReceived): Html {
  const rows = [encounter, ...parts].map(
    (row) =>
      html`<li>
        <details>
          <summary>${typeWords[row.type] ?? row.type} <span class="soft">${aboutOf(row)}</span></summary>
          <pre>${JSON.stringify(row.resource, null, 2)}</pre>
        </details>
      </li>`,
  )
  return html`<details>
    <summary>
      <b>${number}</b> · ${patient} · ${STATUS_WORDS[status] ?? status}
      <span class="soft">${timeText(Date.parse(start))} · ${parts.length} data</span>
    </summary>
    <ul class="plain">
      ${rows}
    </ul>
  </details>`
}

function requestTable(requests: readonly LoggedRequest[]): Html {
  const rows = requests.map(
    ({ at, method, url, status, outcome, rules }) =>
      html`<tr>
        <td data-of="Waktu">${timeText(at)}</td>
        <td data-of="Permintaan">${method} ${url}</td>
        <td data-of="Hasil">${outcomeText(outcome)}${status === null ? '' : ` (${status})`}</td>
        <td data-of="Aturan">${rules.length > 0 ? rules.join(', ') : 'tidak ada'}</td>
      </tr>`,
  )
  return html`<table>
    <thead>
      <tr>
        <th>Waktu</th>
        <th>Permintaan</th>
        <th>Hasil</th>
        <th>Aturan</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`
}

function outcomeText(outcome: string): string {
  if (!outcome.startsWith('fault:')) return outcomeWords[outcome] ?? outcome
  return `Gangguan: ${faultKinds[outcome.slice('fault:'.length) as FaultKind]}`
}
