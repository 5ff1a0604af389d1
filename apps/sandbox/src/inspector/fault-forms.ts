import { faultKinds, type FaultKind } from '../faults/fault.js'
import type { FaultBoard } from '../faults/fault-board.js'
import { type Html, html } from './html.js'
import { timeText } from './time-text.js'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH']

/** The switches for misbehaviour, as forms. */
export function faultForms(faults: FaultBoard): Html {
  const listed = faults.list().map(
    (fault) =>
      html`<form method="post" action="/_sandbox/form">
        <p>
          <b>${faultKinds[fault.kind]}</b><br /><span class="soft"
            >${whenText(fault)} · kena ${fault.struck} kali</span
          >
        </p>
        <button class="quiet" name="remove" value="${fault.id}">Hapus gangguan ini</button>
      </form>`,
  )
  const until = faults.isMaintenance() ? faults.maintenanceUntil : null
  return html`${listed.length > 0 ? listed : html`<p class="soft">Tidak ada gangguan. Semua dijawab dengan baik.</p>`}
    ${faults.latency > 0 ? html`<p>Setiap jawaban ditunda ${faults.latency} ms.</p>` : ''}
    ${until === null ? '' : html`<p>Pemeliharaan sampai ${timeText(until)}.</p>`}
    <form method="post" action="/_sandbox/form">
      <h3>Tambah gangguan</h3>
      <label
        >Apa yang terjadi<select name="kind">
          ${kindOptions()}
        </select></label
      >
      <label
        >Untuk berapa permintaan berikutnya<input name="times" type="number" min="1" max="100000" value="1"
      /></label>
      <label
        >Atau peluang tiap permintaan, dalam persen (kosongkan jumlah di atas)<input
          name="percent"
          type="number"
          min="1"
          max="100"
      /></label>
      <label
        >Metode<select name="method">
          <option value="">Semua</option>
          ${METHODS.map((method) => html`<option>${method}</option>`)}
        </select></label
      >
      <label
        >Alamat, * berarti apa saja<input name="path" placeholder="/fhir-r4/v1/Encounter*" maxlength="200"
      /></label>
      <button>Pasang gangguan</button>
    </form>
    <form method="post" action="/_sandbox/form">
      <label
        >Tunda setiap jawaban (ms)<input
          name="latency"
          type="number"
          min="0"
          max="600000"
          value="${faults.latency}"
      /></label>
      <button class="quiet">Atur penundaan</button>
    </form>
    <form method="post" action="/_sandbox/form">
      <label
        >Pemeliharaan selama (menit, 0 berarti selesai)<input
          name="maintenance"
          type="number"
          min="0"
          max="1440"
          value="10"
      /></label>
      <button class="quiet">Atur pemeliharaan</button>
    </form>
    <form method="post" action="/_sandbox/form">
      <button class="quiet" name="clear" value="1">Hapus semua gangguan</button>
    </form>`
}

const kindOptions = (): Html[] =>
  (Object.keys(faultKinds) as FaultKind[]).map(
    (kind) => html`<option value="${kind}">${faultKinds[kind]}</option>`,
  )

function whenText({
  method,
  path,
  times,
  probability,
}: {
  method?: string | undefined
  path?: string | undefined
  times?: number | undefined
  probability?: number | undefined
}): string {
  const who = [method, path].filter(Boolean).join(' ') || 'semua permintaan'
  const how = [
    times === undefined ? '' : `${times} permintaan`,
    probability === undefined ? '' : `peluang ${Math.round(probability * 100)} %`,
  ]
  return [who, ...how.filter(Boolean)].join(' · ')
}
